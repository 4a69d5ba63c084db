package io.mcphub.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where to send a person after the sign-in: a path of this hub, never another host (no open redirect). */
public final class OwnPath {
    public static final String HOME = "/";
    public static final String CONNECTIONS = "/connections";

    private static final int LONGEST = 2048;
    /** One slash, then printable ASCII without backslashes. Browsers read a backslash as a slash, and drop tabs and line breaks. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

    private OwnPath() {}

    /** The path if it is safe, {@link #HOME} otherwise. */
    public static String of(@Nullable String wanted) {
        return wanted != null && isOwn(wanted) ? wanted : HOME;
    }

    /** The address of a fresh sign-in, although there is a session. It leads back to {@code back}. */
    public static String freshSignIn(@Nullable String back) {
        return "/login?fresh=1&next=" + URLEncoder.encode(of(back), StandardCharsets.UTF_8);
    }

    /** The path and query that the browser asked for. */
    public static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** Whether the path leads on to a provider or an OAuth client. */
    public static boolean leadsAway(@Nullable String wanted) {
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
