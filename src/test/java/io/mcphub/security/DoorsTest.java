package io.mcphub.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.RegisteredPaths;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {
    /** What Payara serves beside the WAR. */
    private static final Set<String> SERVER = Set.of("/health", "/health/live", "/health/ready", "/health/started", "/metrics", "/metrics/x", "/openapi", "/openapi/x", "/jakarta.faces.resource/x");

    @ParameterizedTest
    @CsvSource({
        "POST, /mcp, MCP",
        "GET, /mcp, MCP",
        "POST, /mcp/, MCP",
        "OPTIONS, /mcp, BLIND",
        "POST, /auth/login, BLIND",
        "POST, /auth/signup, BLIND",
        "POST, /auth/refresh, BLIND",
        "POST, /auth/logout, BLIND",
        "GET, /auth/me, API",
        "POST, /auth/personal_token, API",
        "GET, /integrations, API",
        "GET, /integrations/slack/connect, PAGE",
        "HEAD, /integrations/slack/connect, PAGE",
        "POST, /integrations/slack/connect, API",
        "PUT, /integrations/slack/token, API",
        "GET, /config/mcp, DATA",
        "GET, /api/admin/users, API",
        "GET, /api/audit, API",
        "GET, /connections, PAGE",
        "GET, /connect/slack, PAGE",
        "GET, /oauth/slack/callback, PAGE",
        "GET, /oauth/authorize, OPEN",
        "GET, /oauth/consent, OPEN",
        "GET, /authorize, OPEN",
        "POST, /token, BLIND",
        "POST, /register, BLIND",
        "GET, /mcp/.well-known/oauth-authorization-server, BLIND",
        "POST, /oauth/token, BLIND",
        "POST, /oauth/register, BLIND",
        "POST, /oauth/revoke, BLIND",
        "GET, /login, OPEN",
        "GET, /problems, OPEN",
        "GET, /metrics, OPERATOR",
        "GET, /openapi/ui, OPERATOR",
        "GET, /health, BLIND",
        "GET, /health/ready, BLIND",
        "GET, /, OPEN",
        "GET, /.well-known/jwks.json, BLIND",
        "GET, /jakarta.faces.resource/x.css, BLIND"
    })
    void ofWhenPathIsListedThenItsCredential(String method, String path, Door expected) {
        assertThat(Doors.of(method, path)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/apiary", "/mcpx", "/loginx", "/login/x", "/connections/x", "/connections.xhtml", "/connect.xhtml", "/login.xhtml", "/oauth", "/oauth/nope", "/oauth/application.wadl", "/oauth/a/b/callback",
        "/healthz", "/health/x", "/login/", "/connections/", "/connect", "/connect/", "/oauth/consent/", "/auth/login/x", "/auth/nope", "/api", "/api/application.wadl", "/.well-known/x", "/openapi-ui", "/asadmin", "/management/domain", "/resources/css/hub.css", "/WEB-INF/web.xml", "/favicon.ico", "/sse", "/messages", "/.env", "", "//mcp"
    })
    void ofWhenPathIsNotListedThenThereIsNoDoor(String path) {
        assertThat(Doors.of("GET", path)).isEmpty();
        assertThat(Doors.of("POST", path)).isEmpty();
    }

    @Test
    void tableWhenComparedWithWhatIsServedThenNeitherHasMore() throws Exception {
        Set<String> served = new TreeSet<>(RegisteredPaths.all());
        served.addAll(SERVER);
        served.removeIf(path -> path.endsWith(".xhtml"));
        // Without an id there is no such page.
        served.remove("/connect");
        // Shown at / alone.
        served.remove("/home");

        assertThat(served).allSatisfy(path -> assertThat(Doors.of("GET", path)).as(path).isPresent());
        assertThat(served.stream().flatMap(DoorsTest::rows).collect(Collectors.toSet())).containsExactlyInAnyOrderElementsOf(Doors.TABLE);
    }

    /** What Payara's mapper would answer with a redirect before the mechanism is asked. At /admin there is a page, which it finds first. */
    @Test
    void ofWhenADirectoryOfTheWarThenThereIsNoDoor() throws Exception {
        assertThat(RegisteredPaths.directories()).contains("/WEB-INF", "/META-INF", "/resources/css", "/oauth", "/primefaces").allSatisfy(path -> {
            assertThat(Doors.of("GET", path).isPresent()).as(path).isEqualTo(path.equals("/admin"));
            assertThat(Doors.of("GET", path + "/")).as(path).isEmpty();
        });
    }

    private static Stream<Doors.Entry> rows(String path) {
        return Stream.of("GET", "POST", "OPTIONS").flatMap(method -> Doors.TABLE.stream().filter(row -> row.fits(method, path)).limit(1));
    }

    @Test
    void tableWhenReadThenNoRowTwice() {
        List<String> rows = Doors.TABLE.stream().map(row -> row.methods() + row.path()).toList();

        assertThat(rows).doesNotHaveDuplicates();
    }
}
