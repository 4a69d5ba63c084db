package io.mcphub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The token of an {@code Authorization: Bearer} header (RFC 6750 §2.1). Tokens in a query or a form are ignored. */
final class BearerToken {
    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 4096;

    private BearerToken() {}

    /** The token; empty if none was sent. Several Authorization headers count as one invalid token. */
    static Optional<String> of(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) {
            return Optional.of("");
        }
        return headers.stream()
                .filter(h -> h.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(h -> h.substring(SCHEME.length()).strip())
                .map(t -> t.length() > LONGEST ? "" : t)
                .findFirst();
    }
}
