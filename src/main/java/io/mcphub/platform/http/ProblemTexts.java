package io.mcphub.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The fixed texts of {@link ProblemPage}, in the language that the browser likes best. */
record ProblemTexts(Locale language, ResourceBundle texts) {
    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** @param accepted the header {@code Accept-Language}; null or unreadable means English */
    static ProblemTexts of(@Nullable String accepted) {
        Locale language = preferred(accepted).orElse(Locale.ENGLISH);
        return new ProblemTexts(language, ResourceBundle.getBundle(ProblemTexts.class.getPackageName() + ".problem", language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The heading for a status. */
    String heading(int status) {
        String key = "heading." + status;
        return text(texts.containsKey(key) ? key : "heading.other");
    }

    /** What to say if there is nothing more to say than the status. */
    String silence(int status) {
        return status == 404 ? text("detail.404") : text("detail.other").replace("{0}", String.valueOf(status));
    }

    String text(String key) {
        return texts.getString(key);
    }

    private static Optional<Locale> preferred(@Nullable String accepted) {
        try {
            return accepted == null ? Optional.empty() : Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(accepted), KNOWN));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
