package io.mcphub.clients;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** From where an address can be reached, as far as the address itself tells. */
public enum Reach {
    /** An https address with a public name. */
    PUBLIC,
    /** An https address that only this computer or this network knows. */
    PRIVATE,
    /** Only from this computer. */
    LOCAL,
    /** Over http from other computers, which most clients refuse. */
    PLAIN;

    private static final Pattern LOOPBACK = Pattern.compile("localhost|.*\\.localhost|127\\..*|\\[::1\\]");
    private static final Pattern PRIVATE_NAMES = Pattern.compile(
            "10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*|\\[f[cde].*|.*\\.(local|internal|lan|home|test|invalid|home\\.arpa)|[^.\\[]+");

    static Reach of(String baseUrl) {
        URI uri = URI.create(baseUrl);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (LOOPBACK.matcher(host).matches()) {
            return LOCAL;
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return PLAIN;
        }
        return PRIVATE_NAMES.matcher(host).matches() ? PRIVATE : PUBLIC;
    }
}
