package io.mcphub.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.McpFixture;
import io.mcphub.platform.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacySessionsTest {
    private static final LegacySession SESSION = new LegacySession(ProtocolVersion.V2025_06_18, ClientCapabilities.of(Json.read("{\"elicitation\":{\"url\":{}},\"roots\":{}}")));

    private static final String EARLIER = "v1.JqV8miWyOPHDK9UyNwvoEwIKgk24yPVNBqwYwHL1K4LnARQgcnvPLt9DyXJtCGcg3yYAAAGiI8qkLg.LKzsmFwV4EA1XzMBuE7AE9oHf7ApDWF1cpPu75rMBl8";

    private final McpFixture mcp = new McpFixture();

    @Test
    void idWhenIssuedThenItSaysWhatWasNegotiated() {
        mcp.clock.use(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        String id = mcp.sessions.issue("alice", SESSION);
        assertThat(mcp.sessions.find("alice", id)).contains(SESSION);
        assertThat(id).matches("[\\x21-\\x7E]{1,255}").isNotEqualTo(mcp.sessions.issue("alice", SESSION));
    }

    @Test
    void idWhenIssuedByAnEarlierReleaseThenItStillCounts() {
        // Issued before ids held the version's text, with the key of this fixture.
        assertThat(mcp.sessions.find("alice", EARLIER)).contains(SESSION);
    }

    @ParameterizedTest
    @CsvSource({"0,2026-07-28", "1,2025-11-25", "2,2025-06-18", "3,2025-03-26"})
    void idWhenItHoldsANumberThenThatOfItsRelease(int number, String version) {
        byte[] payload = ByteBuffer.allocate(58).position(16).put((byte) number).put(SESSION.client().bits())
                .put(mcp.sessions.keys.mac("session-id", "principal:alice")).putLong(0).array();
        String signed = "v1." + encode(payload);

        assertThat(mcp.sessions.find("alice", signed + "." + encode(mcp.sessions.keys.mac("session-id", signed)))).map(session -> session.version().wire()).contains(version);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void idWhenIssuedThenItHoldsTheVersionsText() {
        String payload = mcp.sessions.issue("alice", SESSION).split("\\.")[1];
        assertThat(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.ISO_8859_1)).contains("2025-06-18");
    }

    @Test
    void idWhenOfAnotherUserThenUnknown() {
        assertThat(mcp.sessions.find("bob", mcp.sessions.issue("alice", SESSION))).isEmpty();
    }

    @Test
    void idWhenAnyCharacterIsChangedThenUnknown() {
        String id = mcp.sessions.issue("alice", SESSION);
        for (int i = 0; i < id.length(); i++) {
            char other = id.charAt(i) == 'A' ? 'B' : 'A';
            String changed = id.substring(0, i) + other + id.substring(i + 1);
            assertThat(mcp.sessions.find("alice", changed)).as("position %d", i).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25,2025-11-25", "2025-06-18,2025-06-18", "2025-03-26,2025-03-26", "1999-01-01,2025-11-25", "2026-07-28,2025-11-25"})
    void initializeWhenVersionIsAskedThenTheAgreedOneIsAnswered(String asked, String agreed) {
        McpAnswer answer = initialize(asked);
        JsonNode result = McpFixture.json(answer).get("result");
        assertThat(result.get("protocolVersion").asText()).isEqualTo(agreed);
        assertThat(result.get("capabilities")).hasToString("{\"tools\":{}}");
        assertThat(result.get("serverInfo").has("title")).isEqualTo(!agreed.equals("2025-03-26"));
        assertThat(result.has("resultType")).isFalse();
    }

    @Test
    void sessionWhenHeaderNamesNoVersionThenItsOwnDecides() {
        String id = initialize("2025-06-18").headers().get("Mcp-Session-Id");
        JsonNode tools = McpFixture.json(mcp.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", "mcp-session-id", id));
        assertThat(tools.at("/result/tools/0").has("title")).isTrue();
        JsonNode without = McpFixture.json(mcp.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"));
        assertThat(without.at("/result/tools/0").has("title")).isFalse();
    }

    private McpAnswer initialize(String version) {
        return mcp.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + version
                + "\",\"capabilities\":{\"elicitation\":{\"url\":{}}},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
    }
}
