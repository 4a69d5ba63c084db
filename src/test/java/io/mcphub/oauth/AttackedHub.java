package io.mcphub.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The one hub that all classes of attacks share, with its admin signed in and a stand-in for the rest of the world. */
final class AttackedHub extends OAuthConversation implements AutoCloseable {
    final WireMockServer world = new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    final Path data;
    final String login;
    private final Path folder;
    private final AtomicInteger strangers = new AtomicInteger();

    private AttackedHub() throws Exception {
        folder = Files.createTempDirectory("attacked-hub");
        data = folder.resolve("data");
        world.start();
        try {
            standInForSlack();
            start(folder, Map.of(
                    "OAUTH_REFRESH_GRACE_SECONDS", "0", "CIMD_ALLOW_LOOPBACK", "true", "TRUSTED_PROXIES", "127.0.0.1/32", "SLACK_API_URL", "http://127.0.0.1:" + world.port() + "/api/"));
            login = login();
        } catch (Exception | AssertionError failed) {
            close();
            throw failed;
        }
    }

    /** An address that nobody registered from lately, because registrations are limited. */
    String stranger() {
        return "192.0.2." + strangers.incrementAndGet() % 250;
    }

    @Override
    public void close() throws IOException {
        stop();
        world.stop();
        Files.walkFileTree(folder, new Deleting());
    }

    private void standInForSlack() {
        world.stubFor(post(urlPathEqualTo("/api/auth.test"))
                .willReturn(okJson("{\"ok\":true,\"url\":\"https://demo.slack.example/\",\"team\":\"Demo\",\"user\":\"ada\",\"team_id\":\"T1\",\"user_id\":\"U1\"}")
                        .withHeader("x-oauth-scopes", "chat:write,channels:read,channels:history,users:read,search:read")));
    }

    private String login() throws Exception {
        String body = JSON.writeValueAsString(Map.of("email", hub.adminEmail().orElseThrow(), "password", hub.adminPassword().orElseThrow()));
        JsonNode answer = JSON.readTree(hub.send(HttpRequest.newBuilder(hub.uri().resolve("/auth/login"))
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", "198.51.100.1")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .body());
        return answer.get("access_token").asText();
    }

    /** Gives a class the hub; the first one starts it, and it ends with the run. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == AttackedHub.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(AttackedHub.class)).getOrComputeIfAbsent(AttackedHub.class, key -> started());
        }

        private static AttackedHub started() {
            try {
                return new AttackedHub();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
