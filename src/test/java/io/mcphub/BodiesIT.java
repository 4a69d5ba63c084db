package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.RawHttp;
import io.mcphub.testing.SharedHub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the running hub takes request bodies: in pieces, slowly, too large, compressed, and with an offered protocol upgrade. */
@Tag("once")
class BodiesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String WRONG_LOGIN = "{\"email\":\"nobody@example.com\",\"password\":\"x\"}";
    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private final HubProcess hub = SharedHub.HTTPS.process();

    @Test
    void doorsWhenTwoHundredBodiesDribbleThenAnswerAllOthersAndRefuseTheseWith408() throws Exception {
        HubUser admin = SharedHub.HTTPS.admin();
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                slow.add(begun("/auth/login", 50, "{", JSON));
            }
            assertThat(hub.get("/health").statusCode()).isEqualTo(200);
            assertThat(hub.get("/login").statusCode()).isEqualTo(200);
            assertThat(login(admin.email()).statusCode()).isEqualTo(401);
            assertThat(slow).as("nothing was answered because these gave up").allMatch(connection -> connection.text().isEmpty());

            assertThat(slow).allSatisfy(connection -> assertThat(connection.all(PATIENCE)).startsWith("HTTP/1.1 408 ").contains("/problems#too-slow"));
        } finally {
            slow.forEach(RawHttp::close);
        }
    }

    @Test
    void bodyWhenTooSlowThenInTheFormOfItsDoor() {
        String token = "Authorization: Bearer " + SharedHub.HTTPS.person("slow").token("laptop");
        try (RawHttp mcp = begun("/mcp", 50, "{", JSON, token);
                RawHttp oauth = begun("/oauth/token", 50, "g", FORM);
                RawHttp page = begun("/login", 50, "f", FORM, "Accept: text/html");
                RawHttp stranger = begun("/mcp", 50, "{", JSON)) {
            assertThat(mcp.all(PATIENCE)).startsWith("HTTP/1.1 408 ").contains("\"jsonrpc\":\"2.0\"");
            assertThat(oauth.all(PATIENCE)).startsWith("HTTP/1.1 408 ").contains("\"error\":\"invalid_request\"");
            assertThat(page.all(PATIENCE)).startsWith("HTTP/1.1 408 ").contains("Content-Type: text/html").contains("<h1>That took too long</h1>");
            assertThat(stranger.all(PATIENCE)).startsWith("HTTP/1.1 401 ").contains("\"jsonrpc\":\"2.0\"");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodyWhenTooLargeThenInTheFormOfItsDoor(boolean told) throws IOException {
        String token = "Authorization: Bearer " + SharedHub.HTTPS.person("large").token("laptop");

        assertThat(large(told, "/auth/login", JSON)).startsWith("HTTP/1.1 413 ").contains("/problems#too-large");
        assertThat(large(told, "/mcp", JSON, token)).startsWith("HTTP/1.1 413 ").contains("\"jsonrpc\":\"2.0\"");
        assertThat(large(told, "/oauth/token", FORM)).startsWith("HTTP/1.1 413 ").contains("\"error\":\"invalid_request\"");
        assertThat(large(told, "/login", FORM, "Accept: text/html")).startsWith("HTTP/1.1 413 ").contains("<h1>That is too large</h1>");
    }

    @ParameterizedTest
    @CsvSource({"/oauth/token, gzip", "/auth/login, gzip", "/oauth/token, deflate"})
    void bodyWhenCompressedByAnybodyThenIsNotInflated(String path, String coding) throws Exception {
        byte[] bomb = gzip("x".repeat(8 * 1024 * 1024).getBytes(StandardCharsets.UTF_8));
        String[] headers = {path.startsWith("/oauth") ? FORM : JSON, "Content-Encoding: " + coding, "Connection: close"};
        try (RawHttp raw = RawHttp.send(hub.port(), "POST", path, headers(headers), bomb)) {
            assertThat(raw.all(PATIENCE)).as("not 413, because nothing grew").startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void bodyWhenGzipAtMcpThenReadToItsEndOrRefused() throws Exception {
        byte[] ping = gzip("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
        byte[] spoilt = ping.clone();
        spoilt[ping.length - 6] ^= 1;

        assertThat(gzipped(ping, "gzip")).startsWith("HTTP/1.1 200 ").contains("\"result\":{}");
        assertThat(gzipped(Arrays.copyOf(ping, ping.length - 4), "gzip")).startsWith("HTTP/1.1 400 ").contains("no complete gzip");
        assertThat(gzipped(spoilt, "gzip")).startsWith("HTTP/1.1 400 ").contains("no complete gzip");
        assertThat(gzipped("{}".getBytes(StandardCharsets.UTF_8), "gzip")).startsWith("HTTP/1.1 400 ").contains("no complete gzip");
        assertThat(gzipped(gzip(new byte[4 * 1024 * 1024]), "gzip")).startsWith("HTTP/1.1 413 ").contains("\"jsonrpc\":\"2.0\"");
        assertThat(gzipped(ping, "deflate")).startsWith("HTTP/1.1 415 ").contains("Accept-Encoding: gzip");
    }

    @Test
    void scriptWhenTheBrowserTakesGzipThenIsCompressed() {
        try (RawHttp raw = RawHttp.send(hub.port(), "GET", "/jakarta.faces.resource/hub.css.xhtml?ln=css", headers("Accept-Encoding: gzip", "Connection: close"), new byte[0])) {
            assertThat(raw.header("Content-Encoding")).contains("gzip");
        }
    }

    @Test
    void bodyWhenItComesInPiecesThenIsWhole() throws Exception {
        String form = "form=form&form%3Aemail=grace%40example.com&form%3Apassword=%C3%A9&form%3Asubmit=&jakarta.faces.ViewState=stateless";

        assertThat(pieces("/auth/login", WRONG_LOGIN, JSON)).startsWith("HTTP/1.1 401 ").contains("The e-mail address or the password is not right.");
        assertThat(pieces("/login", form, FORM)).startsWith("HTTP/1.1 200 ").contains("value=\"grace@example.com\"");
        assertThat(pieces("/oauth/token", "grant_type=refresh_token&refresh_token=x&client_id=y", FORM)).contains("\"error\":");
    }

    @Test
    void bodyWhenTheClientWaitsForLeaveThenGetsItOnce() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port())) {
            write(socket, head("/auth/login", "Content-Length: " + WRONG_LOGIN.length(), JSON, "Expect: 100-continue"));
            assertThat(read(socket, "HTTP/1.1 100 Continue\r\n\r\n".length())).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

            write(socket, WRONG_LOGIN);

            assertThat(rest(socket)).startsWith("HTTP/1.1 401 ").doesNotContain("100 Continue");
        }
    }

    @Test
    void upgradeWhenOfferedThenIgnoredAndAnsweredWithItsBody() throws Exception {
        String[] offer = {JSON, "Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA", "Upgrade: h2c"};
        try (RawHttp raw = begun("/auth/login", WRONG_LOGIN.length(), WRONG_LOGIN, offer)) {
            assertThat(raw.until("is not right.", PATIENCE)).startsWith("HTTP/1.1 401 ").contains("Content-Type: application/problem+json").doesNotContain("101 ");
        }
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = login("nobody@example.com");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("is not right.");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, text/html", "GET, */*", "POST, text/html"})
    void pageWhenItsViewStateCannotBeOursThen400WithoutAStackTrace(String method, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.uri().resolve("/login?jakarta.faces.ViewState=x"))
                .header("Accept", accept)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(hub.send(request).statusCode()).isEqualTo(400);
        assertThat(hub.stdout() + hub.stderr()).doesNotContain("ViewExpiredException");
    }

    private HttpResponse<String> login(String email) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(WRONG_LOGIN.replace("nobody@example.com", email)))
                .build());
    }

    /** Sends a large body, with Content-Length or in chunks. */
    private String large(boolean told, String path, String... headers) throws IOException {
        String body = "x".repeat(1024 * 1024 + 1);
        String length = told ? "Content-Length: " + body.length() : "Transfer-Encoding: chunked";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port())) {
            write(socket, head(path, length, headers));
            write(socket, told ? body : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
            return rest(socket);
        }
    }

    private RawHttp begun(String path, int length, String sent, String... headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers(headers));
        all.add(Map.entry("Content-Length", String.valueOf(length)));
        return RawHttp.send(hub.port(), "POST", path, all, sent.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map.Entry<String, String>> headers(String... headers) {
        return List.of(headers).stream().map(header -> header.split(": ", 2)).map(parts -> Map.entry(parts[0], parts[1])).toList();
    }

    /** Each piece is its own packet, because the hub has answered another request since the one before. */
    private String pieces(String path, String body, String... headers) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port())) {
            socket.setTcpNoDelay(true);
            write(socket, head(path, "Content-Length: " + body.length(), headers));
            for (String piece : List.of(body.substring(0, 1), body.substring(1, 20), body.substring(20))) {
                assertThat(hub.get("/health").statusCode()).isEqualTo(200);
                write(socket, piece);
            }
            return rest(socket);
        }
    }

    private String gzipped(byte[] body, String coding) {
        String token = "Authorization: Bearer " + SharedHub.HTTPS.person("gzip").token("laptop");
        try (RawHttp raw = RawHttp.send(hub.port(), "POST", "/mcp", headers(JSON, token, "Content-Encoding: " + coding, "Connection: close"), body)) {
            return raw.all(PATIENCE);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String head(String path, String length, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + length + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Socket socket, int count) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
    }

    private static String rest(Socket socket) throws IOException {
        return read(socket, Integer.MAX_VALUE);
    }
}
