package io.mcphub.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** Knows the language that the person behind a browser chose for the pages of the hub. */
public interface ReaderLanguage {
    /** Empty if nobody is signed in, or if the browser decides. */
    Optional<Locale> of(HttpServletRequest request);
}
