package io.mcphub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.telegram.fake.FakeClient;
import io.mcphub.integrations.telegram.fake.FakeLibrary;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.PostgresqlServer;
import io.mcphub.testing.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Two nodes with one folder of Telegram's sessions and the fake library: whichever node a call reaches, the one with the lease asks Telegram. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class TelegramNodesIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** A lease that nobody extends ends within a minute; then somebody must have asked again. */
    private static final Duration LEASE = Duration.ofSeconds(100);
    private static final String PASSWORD = "a password of 12 or more";
    private static final String CONVERSATIONS = "/integrations/telegram/conversations";
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}";

    private final PGSimpleDataSource database = PostgresqlServer.database("template1");

    @TempDir
    static Path folder;

    private HubProcess one;
    private HubProcess other;
    private HubUser ada;
    private String token;

    @BeforeAll
    void start() throws IOException {
        String library = FakeLibrary.jar(folder).toString();
        one = HubProcess.start(Files.createDirectory(folder.resolve("one")), environment("node-one", library));
        other = HubProcess.start(Files.createDirectory(folder.resolve("other")), environment("node-other", library));
        ada = HubUser.signIn(one, "admin@example.com", PASSWORD);
        token = ada.tokenOfProgram("calls");
        connect();
    }

    /** Each step of signing in comes to the other node than the one before; so it is with a proxy. */
    private void connect() {
        HubUser there = HubUser.signIn(other, "admin@example.com", PASSWORD);
        String path = CONVERSATIONS + "/" + ada.send("POST", CONVERSATIONS, "{\"way\":\"phone\"}", 201).path("id").asText();
        assertThat(step(ada, path, "phone", "+99966555127").at("/fields/0/type").asText()).isEqualTo("code");
        assertThat(step(there, path, "code", "12345").at("/fields/0/type").asText()).isEqualTo("secret");
        assertThat(step(there, path, "password", "hunter2").path("kind").asText()).isEqualTo("done");
    }

    private static JsonNode step(HubUser person, String path, String field, String value) {
        return person.send("POST", path, "{\"values\":{\"" + field + "\":\"" + value + "\"}}", 200).path("step");
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void callWhenItReachesTheNodeWithoutTheLeaseThenIsAnsweredAsAtTheOtherAndHasOneBeginAndOneEnd() throws SQLException {
        String history = String.format(CALL, 1, "telegram_messages_history", "{\"chat\":\"Bob\"}");
        String expected = answer(one, history);
        assertThat(expected).contains("\"isError\":false").doesNotContain("Another node");
        long before = events("telegram.messages.history");

        assertThat(answer(other, history)).isEqualTo(expected);

        await().atMost(SOON).until(() -> events("telegram.messages.history") == before + 2);
        assertThat(texts("SELECT DISTINCT holder FROM leases WHERE name LIKE 'telegram %'")).containsExactly("node-one");
        assertThat(texts("SELECT id FROM errands")).isEmpty();
    }

    @Test
    void messageWhenItIsSentThroughTheOtherNodeThenTelegramConfirmsItOnce() {
        String sent = answer(other, String.format(CALL, 2, "telegram_messages_send", "{\"chat\":\"Bob\",\"text\":\"hello from the other\"}"));
        assertThat(sent).contains("\"state\":\"sent\"").contains("\"isError\":false");
    }

    /** The call waits at one node for Telegram at the other, and the cancellation comes to the node that does not run the call. */
    @Test
    void callWhenCancelledAtAnyNodeThenItEndsAndNothingOfItWaits() throws SQLException {
        try (RawHttp call = send(other, String.format(CALL, 41, "telegram_messages_search", "{\"query\":\"" + FakeClient.UNANSWERED + "\"}"))) {
            await().atMost(SOON).until(() -> texts("SELECT taken_by FROM errands").equals(List.of("node-one")));

            try (RawHttp cancel = send(one, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":41}}")) {
                assertThat(cancel.status()).isEqualTo(202);
            }

            assertThat(call.all(Duration.ofSeconds(5))).doesNotContain("\"result\"");
            await().atMost(Duration.ofSeconds(5)).until(() -> texts("SELECT id FROM errands").isEmpty());
            await().atMost(SOON).until(() -> events("telegram.messages.search") == 2);
        }
    }

    /** Last by its name, because it ends the node with the lease. */
    @Test
    void zCallWhenTheNodeWithTheLeaseIsKilledThenTheOtherTakesItOver() throws Exception {
        ProcessHandle.of(one.pid()).orElseThrow().destroyForcibly();
        one.exitCode();
        String me = String.format(CALL, 3, "telegram_users_me", "{}");
        await().atMost(LEASE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(answer(other, me)).contains("\"isError\":false", "Ada"));
        assertThat(texts("SELECT DISTINCT holder FROM leases WHERE name LIKE 'telegram %'")).containsExactly("node-other");
    }

    private String answer(HubProcess node, String body) {
        try (RawHttp answer = send(node, body)) {
            return answer.all(Duration.ofSeconds(60)).replaceAll("(?s).*?(\\{\"jsonrpc)", "$1").replaceAll("(\"jsonrpc\":\"2.0\",\"id\":)\\d+", "$1");
        }
    }

    private RawHttp send(HubProcess node, String body) {
        List<Map.Entry<String, String>> headers = List.of(Map.entry("Authorization", "Bearer " + token), Map.entry("Content-Type", "application/json"),
                Map.entry("Accept", "application/json, text/event-stream"), Map.entry("MCP-Protocol-Version", "2025-11-25"), Map.entry("Connection", "close"));
        return RawHttp.send(node.port(), "POST", "/mcp", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private long events(String tool) throws SQLException {
        return texts("SELECT seq FROM audit_events WHERE tool = '" + tool + "'").size();
    }

    private List<String> texts(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private Map<String, String> environment(String name, String library) {
        Map<String, String> all = new HashMap<>(PostgresqlServer.environment(database));
        all.put("ADMIN_PASSWORD", PASSWORD);
        all.put("NODE_ID", name);
        all.put("HUB_ENV", "production");
        all.put("BASE_URL", "https://hub.example.com");
        all.put("TDLIB_PATH", library);
        all.put("TELEGRAM_API_ID", "17349");
        all.put("TELEGRAM_API_HASH", "0123456789abcdef0123456789abcdef");
        all.put("TELEGRAM_DATA_DIR", folder.resolve("telegram").toString());
        return all;
    }
}
