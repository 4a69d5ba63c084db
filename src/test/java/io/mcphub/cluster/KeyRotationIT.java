package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.PostgresqlServer;
import io.mcphub.testing.ProviderServer;
import io.mcphub.testing.RawHttp;
import io.mcphub.testing.SlackWire;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Two nodes from the real jar on one PostgreSQL whose secrets change while one of them is always up. */
class KeyRotationIT {
    private static final String PASSWORD = "a password of 12 or more";
    private static final String NEXT_JWT = "the next secret of the nodes of a test";
    private static final String NEXT_KEY = "the next key of the nodes of a test";
    private static final String POST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slack_messages_post\",\"arguments\":{\"channel\":\"C000GENEX1\",\"text\":\"hello\"}}}";

    private final PGSimpleDataSource database = PostgresqlServer.database("template1");
    private final Map<String, String> usual = PostgresqlServer.environment(database);

    @TempDir
    Path folder;

    private HubProcess one;
    private HubProcess other;

    @BeforeEach
    void start() throws IOException {
        SlackWire.take();
        one = HubProcess.start(Files.createDirectory(folder.resolve("one")), environment(Map.of()));
        other = HubProcess.start(Files.createDirectory(folder.resolve("other")), environment(Map.of()));
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void secretsWhenChangedInTwoStepsThenNoPersonTokenOrAccountIsLost() throws Exception {
        HubUser admin = HubUser.signIn(one, "admin@example.com", PASSWORD);
        HubUser ada = admin.create("ada@example.com");
        ada.connect("slack", "xoxp-stand-in-of-ada");
        String token = ada.token("calls");
        HubProcess third = HubProcess.launch(Files.createDirectory(folder.resolve("third")), environment(written()));
        assertThat(third.exitCode()).isEqualTo(2);
        assertThat(third.stderr()).contains("JWT_SECRET is one that the node", "does not read yet");

        for (Map<String, String> step : List.of(readable(), written(), Map.of("JWT_SECRET", NEXT_JWT, "TOKENS_ENCRYPTION_KEY", NEXT_KEY))) {
            one = restarted(one, "one", step);
            requireAllWorks(one, ada.login(), token);
            requireAllWorks(other, ada.login(), token);
            other = restarted(other, "other", step);
            requireAllWorks(one, ada.login(), token);
            requireAllWorks(other, ada.login(), token);
        }
    }

    /** The next ones are read, and the present ones written. */
    private Map<String, String> readable() {
        return Map.of("JWT_SECRET_PREVIOUS", NEXT_JWT, "TOKENS_ENCRYPTION_KEY_PREVIOUS", NEXT_KEY);
    }

    private Map<String, String> written() {
        return Map.of("JWT_SECRET", NEXT_JWT, "JWT_SECRET_PREVIOUS", usual.get("JWT_SECRET"),
                "TOKENS_ENCRYPTION_KEY", NEXT_KEY, "TOKENS_ENCRYPTION_KEY_PREVIOUS", usual.get("TOKENS_ENCRYPTION_KEY"));
    }

    private HubProcess restarted(HubProcess node, String name, Map<String, String> secrets) {
        node.close();
        return HubProcess.start(folder.resolve(name), environment(secrets));
    }

    private static void requireAllWorks(HubProcess node, String login, String token) throws Exception {
        assertThat(node.send(HttpRequest.newBuilder(node.uri().resolve("/auth/me")).header("Authorization", "Bearer " + login).build()).statusCode()).isEqualTo(200);
        List<Map.Entry<String, String>> headers = List.of(Map.entry("Authorization", "Bearer " + token), Map.entry("Content-Type", "application/json"),
                Map.entry("Accept", "application/json, text/event-stream"), Map.entry("MCP-Protocol-Version", "2025-11-25"), Map.entry("Connection", "close"));
        try (RawHttp call = RawHttp.send(node.port(), "POST", "/mcp", headers, POST.getBytes(StandardCharsets.UTF_8))) {
            assertThat(call.all(Duration.ofSeconds(30))).contains("1767261600.000100").doesNotContain("\"isError\":true");
        }
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(usual);
        all.put("ADMIN_PASSWORD", PASSWORD);
        all.put("HUB_ENV", "production");
        all.put("BASE_URL", "https://hub.example.com");
        all.put("ACCESS_TOKEN_EXPIRE_MINUTES", "120");
        all.put("SLACK_API_URL", "http://" + ProviderServer.host() + "/api/");
        all.putAll(more);
        return all;
    }
}
