package io.mcphub.security;

import static io.mcphub.security.Door.ADMIN;
import static io.mcphub.security.Door.API;
import static io.mcphub.security.Door.BLIND;
import static io.mcphub.security.Door.DATA;
import static io.mcphub.security.Door.MCP;
import static io.mcphub.security.Door.OPEN;
import static io.mcphub.security.Door.OPERATOR;
import static io.mcphub.security.Door.PAGE;

import io.mcphub.platform.http.ListedPaths;
import jakarta.enterprise.context.Dependent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lists every path of the hub and what opens it. The first entry that matches decides. A path that is not listed is 404 for
 * everybody, even if a servlet, a page or the container would serve it. It is asked when a request arrives, before the server maps
 * the path, and again by {@link HubAuthenticationMechanism} for the path that the server mapped.
 */
@Dependent
class Doors implements ListedPaths {
    /** {@code {}} matches one segment. {@code /*} at the end matches the path and everything below it. */
    static final List<Entry> TABLE = List.of(
            // Model Context Protocol
            entry(BLIND, "/mcp/.well-known/*"),
            entry(BLIND, Set.of("OPTIONS"), "/mcp/*"),
            entry(MCP, "/mcp/*"),
            // OAuth: metadata, what programs call, where browsers go; at the root, paths of MCP 2025-03-26
            entry(BLIND, "/.well-known/jwks.json"),
            entry(BLIND, "/.well-known/oauth-authorization-server"),
            entry(BLIND, "/.well-known/oauth-protected-resource"),
            entry(BLIND, "/.well-known/oauth-protected-resource/mcp"),
            entry(BLIND, "/oauth/token"),
            entry(BLIND, "/oauth/register"),
            entry(BLIND, "/oauth/revoke"),
            entry(BLIND, "/token"),
            entry(BLIND, "/register"),
            entry(OPEN, "/oauth/authorize"),
            entry(OPEN, "/authorize"),
            entry(OPEN, "/oauth/consent"),
            entry(PAGE, "/oauth/{}/callback"),
            // REST
            entry(BLIND, "/auth/signup"),
            entry(BLIND, "/auth/login"),
            entry(BLIND, "/auth/refresh"),
            entry(BLIND, "/auth/logout"),
            entry(API, "/auth/me"),
            entry(API, "/auth/change_password"),
            entry(API, "/auth/sessions"),
            entry(API, "/auth/sessions/{}"),
            entry(API, "/auth/personal_token"),
            entry(API, "/auth/personal_tokens"),
            entry(API, "/auth/personal_tokens/{}"),
            entry(API, "/auth/clients"),
            entry(API, "/auth/clients/{}"),
            entry(API, "/auth/clients/{}/rotate_secret"),
            // A client id can be an address, with slashes.
            entry(API, "/auth/authorized_apps/*"),
            entry(PAGE, Set.of("GET", "HEAD"), "/integrations/{}/connect"),
            entry(API, "/integrations"),
            entry(API, "/integrations/{}/connect"),
            entry(API, "/integrations/{}/token"),
            entry(API, "/integrations/{}/disconnect"),
            entry(API, "/integrations/{}/connections/{}"),
            entry(API, "/integrations/{}/conversations"),
            entry(DATA, "/integrations/{}/conversations/{}"),
            entry(DATA, "/config/mcp"),
            entry(API, "/api/audit"),
            entry(DATA, "/api/audit/export"),
            entry(DATA, "/api/tools"),
            entry(API, "/api/admin/audit"),
            entry(DATA, "/api/admin/audit/export"),
            entry(API, "/api/admin/settings"),
            entry(API, "/api/admin/settings/check_address"),
            entry(API, "/api/admin/overview"),
            entry(API, "/api/admin/connections"),
            entry(API, "/api/admin/connections/{}"),
            entry(API, "/api/admin/integrations"),
            entry(API, "/api/admin/integrations/{}/check"),
            entry(API, "/api/admin/users"),
            entry(API, "/api/admin/users/{}"),
            entry(API, "/api/admin/users/{}/credentials"),
            entry(API, "/api/admin/users/{}/reset_password"),
            entry(API, "/api/admin/users/{}/end_everything"),
            entry(API, "/api/admin/invitations"),
            entry(API, "/api/admin/invitations/{}"),
            entry(API, "/api/admin/clients"),
            entry(API, "/api/admin/clients/{}"),
            entry(API, "/api/admin/clients/{}/rotate_secret"),
            // Pages
            entry(OPEN, "/"),
            entry(OPEN, "/login"),
            entry(OPEN, "/logout"),
            entry(OPEN, "/signup"),
            entry(OPEN, "/problems"),
            entry(OPEN, "/invite"),
            entry(ADMIN, "/admin"),
            entry(ADMIN, "/admin/users"),
            entry(ADMIN, "/admin/settings"),
            entry(PAGE, "/connections"),
            entry(PAGE, "/connect-ai"),
            entry(PAGE, "/tokens"),
            entry(PAGE, "/activity"),
            entry(PAGE, "/account"),
            entry(ADMIN, "/admin/audit"),
            entry(PAGE, "/tools"),
            entry(PAGE, "/doctor"),
            entry(PAGE, "/docs"),
            entry(PAGE, "/docs/openapi"),
            entry(PAGE, "/docs/token"),
            entry(PAGE, "/redoc"),
            entry(PAGE, "/live"),
            entry(PAGE, "/connect/{}"),
            entry(ADMIN, "/admin/connections"),
            entry(ADMIN, "/admin/integrations"),
            entry(BLIND, "/jakarta.faces.resource/*"),
            // Health and operations
            entry(BLIND, "/health"),
            entry(BLIND, "/health/live"),
            entry(BLIND, "/health/ready"),
            entry(BLIND, "/health/started"),
            entry(OPERATOR, "/metrics/*"),
            entry(OPERATOR, "/openapi/*"),
            entry(BLIND, "/error/*"));

    @Override
    public boolean lists(String method, String path) {
        return of(method, path).isPresent();
    }

    /** The door of a decoded path within the context; empty if the path is not listed. */
    static Optional<Door> of(String method, String path) {
        return TABLE.stream().filter(entry -> entry.fits(method, path)).findFirst().map(Entry::door);
    }

    private static Entry entry(Door door, String path) {
        return entry(door, Set.of(), path);
    }

    private static Entry entry(Door door, Set<String> methods, String path) {
        return new Entry(path, methods, door, pattern(path));
    }

    private static Pattern pattern(String path) {
        boolean below = path.endsWith("/*");
        String exact = below ? path.substring(0, path.length() - 2) : path;
        String segments = Arrays.stream(exact.split("\\{\\}", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return Pattern.compile(segments + (below ? "(/.*)?" : ""), Pattern.DOTALL);
    }

    /**
     * One row.
     *
     * @param path the path, with placeholders
     * @param methods the HTTP methods; empty means all
     * @param door what opens it
     * @param pattern the path as a pattern
     */
    record Entry(String path, Set<String> methods, Door door, Pattern pattern) {
        boolean fits(String method, String asked) {
            return (methods.isEmpty() || methods.contains(method)) && pattern.matcher(asked).matches();
        }
    }
}
