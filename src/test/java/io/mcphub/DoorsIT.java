package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.SharedHub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of the running hub, for strangers and for admins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsIT {
    /** All paths that answer 200 without a credential: pages for signing in, keys and metadata, health. */
    private static final Set<String> ANONYMOUS = Set.of(
            "/login", "/signup", "/invite", "/problems", "/health", "/health/live", "/health/ready", "/health/started",
            "/.well-known/jwks.json", "/.well-known/oauth-authorization-server", "/mcp/.well-known/oauth-authorization-server",
            "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp");

    /** Paths that the container serves, or could serve. */
    private static final List<String> CONTAINER = List.of(
            "/health", "/health/live", "/health/ready", "/health/started", "/metrics", "/metrics/base", "/metrics/vendor", "/openapi", "/openapi/x",
            "/openapi-ui", "/openapi-ui/index.html", "/asadmin", "/management/domain", "/__asadmin/version", "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF",
            "/WEB-INF/classes/META-INF/persistence.xml", "/resources", "/resources/css/hub.css", "/resources/images/hub.svg", "/application.wadl",
            "/auth/application.wadl", "/api/application.wadl", "/mcp/application.wadl", "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
            "/login.jsf", "/faces/login", "/login.faces", "/index.html", "/index.jsp");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubProcess hub = SharedHub.HTTPS.process();
    private String login;

    @BeforeAll
    void signIn() {
        login = SharedHub.HTTPS.admin().login();
    }

    @Test
    void anythingThatIsRegisteredWhenAStrangerAsksThenOnlyTheAllowedAnswer() throws Exception {
        Set<String> paths = new TreeSet<>(RegisteredPaths.all());
        assertThat(paths).contains("/mcp", "/auth/personal_tokens/x", "/api/admin/users/x", "/integrations/x/connect", "/logout", "/connections", "/oauth/token");
        paths.addAll(CONTAINER);
        Set<String> open = new TreeSet<>();
        List<String> changed = new ArrayList<>();
        for (String path : paths) {
            if (hub.get(path).statusCode() == 200) {
                open.add(path);
            }
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                int status = anonymous(method, path).statusCode();
                if (status < 300 && !path.startsWith("/health")) {
                    changed.add(method + " " + path + " " + status);
                }
                assertThat(status).as(method + " " + path).isNotEqualTo(500);
            }
        }
        assertThat(open).isSubsetOf(ANONYMOUS).contains("/login", "/.well-known/jwks.json");
        // A form without its fields is the page again.
        assertThat(changed).isSubsetOf("POST /login 200", "POST /signup 200", "POST /invite 200", "POST /problems 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/connections.xhtml", "/login/x", "/resources/css/hub.css", "/openapi-ui", "/favicon.ico", "/sse", "/oauth/nope", "/WEB-INF/web.xml", "/login.jsf", "/apiary", "/auth/nope",
        "/.well-known/openid-configuration", "/oauth/consent/", "/connections/", "/health/x"})
    void pathWhenNotListedThen404AsProblemOrAsPage(String path) throws Exception {
        for (String method : List.of("GET", "POST", "PUT", "OPTIONS")) {
            HttpResponse<String> problem = send(method, path, null, "{}".repeat(method.equals("GET") || method.equals("OPTIONS") ? 0 : 1));
            assertThat(problem.statusCode()).as(method).isEqualTo(404);
            assertIsProblem(problem);
        }
        assertIsPageOf404(path);
    }

    /** Faces by itself sets the status only. */
    @ParameterizedTest
    @ValueSource(strings = {"/jakarta.faces.resource/nope.css.xhtml?ln=css", "/jakarta.faces.resource/x.xhtml?ln=omnifaces", "/jakarta.faces.resource/x"})
    void resourceWhenThereIsNoneThen404AsProblemOrAsPage(String path) throws Exception {
        assertIsProblem(hub.get(path));
        assertIsPageOf404(path);
    }

    private void assertIsPageOf404(String path) throws Exception {
        HttpResponse<String> page = hub.send(HttpRequest.newBuilder(hub.uri().resolve(path)).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").build());
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).contains("<h1>There is no such page</h1>").contains("/jakarta.faces.resource/hub.css.xhtml").doesNotContain(path);
    }

    @Test
    void directoryWhenAskedForThen404AndNoLocation() throws Exception {
        for (String path : RegisteredPaths.directories()) {
            for (String spelling : List.of(path, path + ";x=1", "/" + path, path + "?next=x", "http://forged.example" + path)) {
                String answer = raw("GET " + spelling + " HTTP/1.1\r\nHost: forged.example\r\nConnection: close\r\n\r\n");
                assertThat(answer).as(spelling).startsWith("HTTP/1.1 404 ").contains("application/problem+json").doesNotContain("Location", "forged.example");
            }
        }
        assertThat(raw("TRACE /nope HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404 ").contains("application/problem+json");
    }

    @Test
    void serverWhenRunningThenCallsNobodyAndClusters() throws IOException {
        String domain = Files.readString(configuration().resolve("domain.xml"));

        assertThat(domain).contains("<phone-home-runtime-configuration enabled=\"false\"").contains("<hazelcast-config-specific-configuration enabled=\"false\"");
    }

    @Test
    void locationWhenTheHostIsForgedThenNotOfThatHost() throws Exception {
        for (String path : List.of("/", "/connections", "/integrations/slack/connect", "/oauth/slack/callback?code=x&state=y")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: forged.example\r\nX-Forwarded-Host: forged.example\r\nConnection: close\r\n\r\n");

            assertThat(answer).as(path).startsWith("HTTP/1.1 30").contains("Location: ").doesNotContain("forged.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/me%zz", "/%", "/mcp%00", "/login%ff", "/..", "/.", "/login/../mcp", "/a%5cb", "/auth/%c0%af"})
    void pathWhenUnreadableThenAProblemAndNeverSuccess(String path) throws Exception {
        assertUnreadable(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        assertUnreadable(raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @Test
    void hostWhenThereAreTwoThenAProblemAndNeverSuccess() throws Exception {
        assertUnreadable(raw("GET /auth/me HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b:c", "a b", "[::1", "a@b", ""})
    void hostWhenUnreadableThenAProblemAndNeverSuccess(String host) throws Exception {
        assertUnreadable(raw("GET /auth/me HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    }

    private static void assertUnreadable(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json").contains("/problems#unreadable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/auth/login|{\"email\":\"nobody@example.com\",\"password\":\"x\"}", "/auth/refresh|{\"refresh_token\":\"x\"}"})
    void refusalWhenTheCredentialIsWrongThenNamesTheScheme(String path, String body) throws Exception {
        HttpResponse<String> answer = send("POST", path, null, body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"mcp-hub\"");
        assertIsProblem(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST|/auth/login|{|400", "POST|/auth/login|[]|400", "POST|/auth/login|{\"email\":1,\"password\":\"x\"}|422", "POST|/auth/change_password|{\"revoke\":true}|422",
        "PATCH|/api/admin/settings|{\"public_host\":\"other.example.com\",\"nope\":1}|422", "PATCH|/api/admin/users/x|{\"activ\":false}|422", "PATCH|/api/admin/users/x|{}|404",
        "POST|/auth/personal_token|{\"name\":\"a\\nb\"}|422", "POST|/auth/personal_token|{\"name\":\"a\",\"integrations\":[\"nope\"]}|422",
        "POST|/integrations/slack/disconnect|{\"connection\":\"x\"}|422", "POST|/auth/login|{}|422", "POST|/auth/login||400", "POST|/auth/login|null|400",
        "POST|/auth/signup|{\"email\":\"<b>\",\"password\":\"a long enough secret\"}|422", "POST|/auth/login|{\"email\":\"a\",\"email\":\"b\"}|400",
        "PATCH|/integrations/slack/connections/x|{\"default\":false}|422", "PATCH|/integrations/slack/connections/x|{\"writes\":null}|422",
        "PATCH|/integrations/slack/connections/x|{\"label\":\"a\\nb\"}|422", "POST|/integrations/slack/disconnect|{\"connection_id\":1e400}|422", "GET|/api/admin/audit?limit=x||422", "DELETE|/auth/personal_tokens/x||404", "DELETE|/auth/me||405"
    })
    void requestWhenNotAcceptableThenAProblem(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = send(method, path, login, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertIsProblem(answer);
        assertThat(send("GET", "/api/admin/settings", login, null).body()).doesNotContain("other.example.com");
    }

    @Test
    void personWhenDeletedThenTheAuditLogKeepsTheIdWithoutTheAddress() throws Exception {
        String address = "grace.hopper@example.com";
        String id = json(send("POST", "/api/admin/users", login, "{\"email\":\"" + address + "\",\"password\":\"a long enough secret\"}")).get("id").asText();
        String token = json(send("POST", "/auth/personal_token", signIn(address, "a long enough secret"), "{\"name\":\"laptop\"}")).get("token").asText();
        assertThat(send("POST", "/mcp", token, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"hub.integrations.list\",\"arguments\":{}}}").statusCode())
                .isEqualTo(200);

        assertThat(send("DELETE", "/api/admin/users/" + id, login, null).statusCode()).isEqualTo(204);

        assertThat(send("POST", "/mcp", token, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}").statusCode()).isEqualTo(401);
        JsonNode theirs = json(send("GET", "/api/admin/audit?user=" + id, login, null));
        assertThat(theirs.findValuesAsText("action")).contains("tool.call", "auth.login", "token.created");
        JsonNode end = json(send("GET", "/api/admin/audit?action=user.blocked&limit=1", login, null)).at("/items/0/arguments");
        assertThat(end.get("subject").asText()).isEqualTo(id);
        assertThat(end.get("change").asText()).isEqualTo("deleted");
        assertThat(send("GET", "/api/admin/audit?limit=200", login, null).body()).doesNotContain("grace").doesNotContain("hopper");
        assertThat(send("DELETE", "/api/admin/users/" + id, login, null).statusCode()).isEqualTo(404);
    }

    private static void assertIsProblem(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(answer.body()).doesNotContain("io.mcphub").doesNotContain("jackson").doesNotContain("Exception");
    }

    /** The server has its configuration in a temporary folder, whose name tells whether the hub is unpacked, with the process id in it. */
    private Path configuration() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return folders.filter(f -> f.getFileName().toString().matches("(payaramicro-rt|mcp-hub).*")).map(f -> f.resolve("config")).filter(this::isOurs).findFirst().orElseThrow();
        }
    }

    private boolean isOurs(Path config) {
        try {
            return Files.readString(config.resolve("pid")).strip().equals(String.valueOf(hub.pid()));
        } catch (IOException gone) {
            return false;
        }
    }

    private String signIn(String email, String password) throws Exception {
        return json(send("POST", "/auth/login", null, JSON.createObjectNode().put("email", email).put("password", password).toString())).get("access_token").asText();
    }

    private HttpResponse<String> anonymous(String method, String path) throws Exception {
        return send(method, path, null, "{}");
    }

    private HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri().resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream, text/html")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return hub.send(request.build());
    }

    /** Bytes that no client library would send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            in.lines().forEach(line -> answer.append(line).append('\n'));
            return answer.toString();
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }
}
