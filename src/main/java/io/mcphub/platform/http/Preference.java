package io.mcphub.platform.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which form of answer a client prefers, by its Accept header (RFC 9110 §12.5.1). */
public final class Preference {
    private Preference() {}

    /** Whether HTML comes first: a higher weight than any kind of JSON, or the same weight and named earlier. */
    public static boolean isForHtml(@Nullable String accept) {
        double html = 0;
        double json = 0;
        for (String range : accept == null ? new String[0] : accept.toLowerCase(Locale.ROOT).split(",")) {
            String type = range.split(";", 2)[0].strip();
            if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
                // With equal weights, the one that is named first wins.
                html = Math.max(html, json < weight(range) ? weight(range) : 0);
            } else if (type.endsWith("json")) {
                json = Math.max(json, weight(range));
            }
        }
        return html > 0 && html >= json;
    }

    private static double weight(String range) {
        int at = range.indexOf("q=");
        try {
            return at < 0 ? 1 : Double.parseDouble(range.substring(at + 2).split("[;,]", 2)[0].strip());
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
