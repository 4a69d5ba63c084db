package io.mcphub.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a person goes after the sign-in: a path of this hub, or the connections page. Never another host (an open redirect). */
final class OwnPath {
    static final String HOME = "/connections";

    private static final int LONGEST = 2048;
    /** One slash, then printable ASCII without backslashes: browsers read a backslash as a slash and drop tabs and line breaks. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

    private OwnPath() {}

    /** The wanted path if it is safe to send a browser there, {@link #HOME} otherwise. */
    static String of(@Nullable String wanted) {
        return wanted != null && isOwn(wanted) ? wanted : HOME;
    }

    /** The sign-in page that asks again, although there is a session, and then leads back. */
    static String freshSignIn(@Nullable String back) {
        return "/login?fresh=1&next=" + URLEncoder.encode(of(back), StandardCharsets.UTF_8);
    }

    /** Whether this hub answers the path by sending the browser on, to a provider or to an OAuth client. */
    static boolean leadsAway(@Nullable String wanted) {
        String path = of(wanted);
        return Stream.of("/integrations/", "/oauth/", "/connect/").anyMatch(path::startsWith);
    }

    private static boolean isOwn(String wanted) {
        return wanted.length() <= LONGEST
                && PATH.matcher(wanted).matches()
                && !pathOf(wanted).contains("//")
                && !pathOf(wanted).equals("/login");
    }

    private static String pathOf(String wanted) {
        return wanted.split("[?#]", 2)[0];
    }
}
