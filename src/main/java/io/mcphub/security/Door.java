package io.mcphub.security;

import java.util.Set;
import java.util.regex.Pattern;

/** Which credential a request must bring: the path decides, never what was sent. */
enum Door {
    /** A personal access token (or OAuth access token) is recognised; without one the door itself refuses, after its check of the origin. */
    MCP,
    /** A login token. */
    API,
    /** A browser session; without one, the way to the login page. */
    PAGE,
    /** A login token is recognised; {@code platform.OperatorGate} decides, because the operator's own token is none of ours. */
    OPERATOR,
    /** Anybody; a browser session is recognised. */
    OPEN,
    /** Anybody; credentials are not even looked at. */
    BLIND;

    private static final Set<String> BLIND_PATHS = Set.of("/auth/signup", "/auth/login", "/auth/refresh", "/auth/logout", "/health", "/error", "/error/400", "/oauth/token", "/oauth/register", "/oauth/revoke");
    private static final Pattern CONNECT = Pattern.compile("/integrations/[^/]+/connect/?");
    private static final Pattern CALLBACK = Pattern.compile("/oauth/[^/]+/callback/?");

    /** The door of a decoded path within the context. */
    static Door of(String method, String path) {
        if (under(path, "/mcp/.well-known")) {
            return BLIND;
        }
        if (under(path, "/mcp")) {
            return method.equals("OPTIONS") ? BLIND : MCP;
        }
        if (BLIND_PATHS.contains(path) || under(path, "/.well-known") || under(path, "/jakarta.faces.resource")) {
            return BLIND;
        }
        if (under(path, "/metrics") || under(path, "/openapi")) {
            return OPERATOR;
        }
        if (isPage(method, path)) {
            return PAGE;
        }
        boolean api = under(path, "/auth") || under(path, "/integrations") || under(path, "/config") || under(path, "/api");
        return api ? API : OPEN;
    }

    private static boolean isPage(String method, String path) {
        return under(path, "/connections")
                || path.startsWith("/connections.")
                || under(path, "/connect")
                || CALLBACK.matcher(path).matches()
                || (CONNECT.matcher(path).matches() && (method.equals("GET") || method.equals("HEAD")));
    }

    private static boolean under(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
