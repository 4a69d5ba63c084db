package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of {@code docker}, run by the proxies from Debian's packages, without TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class BehindProxyIT {
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"t\",\"version\":\"1\"},"
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = HubProcess.freePort();
    private final String base = "http://127.0.0.1:" + port;
    private HubProcess hub;
    private String token;

    /** A proxy with its documented file, changed to listen on this machine without a certificate. */
    enum Proxy {
        NGINX("nginx", "docker/proxies/nginx.conf") {
            @Override
            String file(String documented, int port, Path folder) {
                String first = documented.substring(0, documented.lastIndexOf("server {"));
                String server = first.replace("listen 443 ssl", "listen 127.0.0.1:" + port).replaceAll("(?m)^ *(ssl_|listen \\[).*$", "");
                return "user root; daemon off; pid " + folder + "/pid; error_log stderr;\nevents {}\nhttp { access_log off; client_body_temp_path " + folder + "/b; proxy_temp_path " + folder
                        + "/p; fastcgi_temp_path " + folder + "/f; uwsgi_temp_path " + folder + "/u; scgi_temp_path " + folder + "/s;\n" + server + "}";
            }

            @Override
            List<String> command(Path file) {
                return List.of("nginx", "-c", file.toString());
            }
        },
        CADDY("caddy", "docker/Caddyfile") {
            @Override
            String file(String documented, int port, Path folder) {
                return "{\n\tadmin off\n}\n" + documented.replace("{$CADDY_DOMAIN:localhost}", "http://127.0.0.1:" + port);
            }

            @Override
            List<String> command(Path file) {
                return List.of("caddy", "run", "--adapter", "caddyfile", "--config", file.toString());
            }
        };

        private final String program;
        private final String documented;

        Proxy(String program, String documented) {
            this.program = program;
            this.documented = documented;
        }

        abstract String file(String documented, int port, Path folder);

        abstract List<String> command(Path file);

        Process start(int hub, int port, Path folder) throws IOException {
            String text = file(Files.readString(Path.of(documented)).replace("127.0.0.1:8000", "127.0.0.1:" + hub).replace("{$HUB_ADDRESS:hub:8000}", "127.0.0.1:" + hub), port, folder);
            Path file = Files.writeString(folder.resolve("proxy.conf"), text);
            ProcessBuilder builder = new ProcessBuilder(command(file)).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
            builder.environment().put("XDG_DATA_HOME", folder.toString());
            builder.environment().put("XDG_CONFIG_HOME", folder.toString());
            return builder.start();
        }

        boolean installed() {
            return List.of("/usr/sbin/", "/usr/bin/", "/usr/local/bin/").stream().anyMatch(folder -> Files.isExecutable(Path.of(folder + program)));
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = HubProcess.start(folder, Map.of("BASE_URL", base, "TRUSTED_PROXIES", "127.0.0.1/32"));
        token = HubUser.admin(hub).token("proxy");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @EnumSource
    void hubWhenBehindTheDocumentedProxyThenAClientFindsAndUsesIt(Proxy proxy, @TempDir Path folder) throws Exception {
        assumeThat(proxy.installed() || System.getenv("CI_REQUIRE_PROXIES") != null).as(proxy + " is not installed").isTrue();
        Process running = proxy.start(hub.port(), port, folder);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::listens);
            strangerIsToldWhereToAsk();
            clientListsTools();
            largeBodyIsAnsweredByTheHub();
            streamBeginsAtOnce();
            pageIsServed();
        } finally {
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private void strangerIsToldWhereToAsk() throws Exception {
        HttpResponse<String> answer = post("ping", null, "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains(base + "/.well-known/oauth-protected-resource/mcp");
        assertThat(get("/.well-known/oauth-protected-resource/mcp").body()).contains("\"" + base + "/mcp\"");
        assertThat(get("/.well-known/oauth-authorization-server").body()).contains(base.replace("/", "\\/") + "\\/oauth\\/token");
    }

    private void clientListsTools() throws Exception {
        HttpResponse<String> answer = post("tools/list", token, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).at("/result/tools").findValuesAsText("name")).contains("hub_integrations_list");
    }

    private void largeBodyIsAnsweredByTheHub() throws Exception {
        HttpResponse<String> answer = post("ping", token, "x".repeat(1_100_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"jsonrpc\"");
    }

    private void streamBeginsAtOnce() throws Exception {
        HttpResponse<InputStream> stream = http.send(request("subscriptions/listen", token, "\"notifications\":{\"toolsListChanged\":true},", ""), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (InputStream body = stream.body()) {
            assertThat(new String(body.readNBytes(6), StandardCharsets.UTF_8)).isIn("event:", ": keep");
        }
    }

    private void pageIsServed() throws Exception {
        HttpResponse<String> page = get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form");
    }

    private HttpResponse<String> post(String method, String bearer, String padding) throws Exception {
        return http.send(request(method, bearer, "", padding), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String bearer, String params, String padding) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + META + "},\"padding\":\"" + padding + "\"}";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/mcp")).header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return bearer == null ? request.build() : request.header("Authorization", "Bearer " + bearer).build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html, application/json").build(), HttpResponse.BodyHandlers.ofString());
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }
}
