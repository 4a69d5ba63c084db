package io.mcphub.authorization.clients;

import io.mcphub.platform.HubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides where an answer may go. Addresses are compared as texts, never normalised (OAuth 2.1 §2.3.1): https and listed native
 * addresses exactly, loopback addresses without the port, which a native client learns only when it listens (RFC 8252 §7.3), and with no path as {@code /}.
 */
@ApplicationScoped
public class RedirectUris {
    /** Apps of which the system opens an address. VS Code, Zed, Codex, Gemini CLI and others listen on loopback, which needs no list. */
    static final List<String> NATIVE = List.of(
            "cursor://anysphere.cursor-mcp/oauth/callback",
            "cursor://anysphere.cursor-retrieval/oauth/callback",
            "cursor://anysphere.cursor-retrieval/oauth/*/callback",
            "windsurf://codeium.windsurf/oauth/callback",
            "vscode://vscode.mcp/oauth/callback",
            "vscode-insiders://vscode.mcp/oauth/callback",
            "warp://mcp/oauth2callback",
            "warp://mcp/oauth2callback?server_id=*",
            "raycast://oauth?package_name=*",
            "com.raycast:/oauth?package_name=*");

    private static final int LONGEST = 2000;
    private static final Pattern LOOPBACK = Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?([/?][!-~&&[^#\\\\]]*)?");
    private static final Pattern HTTPS = Pattern.compile("https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?][!-~&&[^#\\\\<>\"]]*)?");
    /** Dot segments, and encoded slashes and backslashes: two readers could understand different paths. */
    private static final Pattern AMBIGUOUS_PATH = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)|%2f|%5c|%00");

    @Inject
    HubConfig config;

    /** Whether a client may register this address. */
    public boolean acceptable(String uri) {
        if (uri.length() > LONGEST || AMBIGUOUS_PATH.matcher(withoutQuery(uri)).find()) {
            return false;
        }
        return isNative(uri) || ((HTTPS.matcher(uri).matches() || isLoopback(uri)) && parses(uri));
    }

    /** Whether the client has registered the address and it is still acceptable. */
    public boolean registered(Collection<String> registered, String asked) {
        return acceptable(asked) && registered.stream().anyMatch(known -> known.equals(asked) || sameLoopback(known, asked) || sameNative(known, asked));
    }

    public static boolean isLoopback(String uri) {
        return LOOPBACK.matcher(uri).matches();
    }

    private boolean isNative(String uri) {
        List<String> configured = config.list("OAUTH_NATIVE_REDIRECTS");
        return (configured.isEmpty() ? NATIVE : configured).stream().anyMatch(known -> fits(known, uri));
    }

    /** Whether the address is the listed one; {@code *} stands for one name, which some apps make up for each server. */
    private static boolean fits(String known, String uri) {
        String form = Arrays.stream(known.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[A-Za-z0-9_.()%+-]{1,100}"));
        return uri.matches(form);
    }

    private static boolean sameLoopback(String known, String asked) {
        Matcher a = LOOPBACK.matcher(known);
        Matcher b = LOOPBACK.matcher(asked);
        return a.matches() && b.matches() && a.group(1).equals(b.group(1)) && rest(a).equals(rest(b));
    }

    /** Older versions of Warp register an address and then ask with the query that another entry of the list has. It is the same app. */
    private boolean sameNative(String known, String asked) {
        return known.equals(withoutQuery(asked)) && isNative(known) && isNative(asked);
    }

    /** What follows the port. No path is the path {@code /} (RFC 3986 §6.2.3): VS Code of summer 2025 wrote both. */
    private static String rest(Matcher loopback) {
        String rest = loopback.group(3) == null ? "" : loopback.group(3);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static String withoutQuery(String uri) {
        return uri.split("\\?", 2)[0];
    }

    private static boolean parses(String uri) {
        try {
            URI parsed = URI.create(uri);
            return parsed.getHost() != null && parsed.getRawUserInfo() == null && parsed.getPort() <= 65535;
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }
}
