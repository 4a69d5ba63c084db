package io.mcphub.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import io.mcphub.platform.outbound.HttpRules;
import io.mcphub.platform.outbound.Reach;
import io.mcphub.platform.outbound.TestEngine;
import io.mcphub.testing.LogLines;
import io.mcphub.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request, the answer and what is read in it. */
class ApiMessagesTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    private final TestEngine engine = new TestEngine();

    @AfterEach
    void stop() {
        engine.stop();
    }

    private ApiReply send(RawServer server, String base, ApiRequest request) throws IOException {
        return request.send(engine.client(HttpRules.api("Example", Reach.OPERATORS_HOST)), URI.create(server.url() + base), null);
    }

    @Test
    void requestWhenValuesAreHostileThenTheyStayInTheirPlaces() throws IOException {
        try (RawServer server = new RawServer(number -> RawServer.json("{}"))) {
            send(server, "", ApiRequest.get("things/{}/x-{}.json", "a/b?c", "#ü").with("q", "1&r=2").with("none", null));
            send(server, "/base", ApiRequest.delete("things/{}", 7));
            assertThat(server.requests()).containsExactly("GET /things/a%2Fb%3Fc/x-%23%C3%BC.json?q=1%26r%3D2 HTTP/1.1", "DELETE /base/things/7 HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void requestWhenAValueWouldLeaveThePathThenRefused(String value) {
        assertThatThrownBy(() -> ApiRequest.get("things/{}", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replyWhenJsonIsCutOffThenNoTreeAndOneLine() throws IOException {
        try (RawServer server = new RawServer(number -> RawServer.json("{\"items\":[\"confidential\"],\"more\":{\"x\"")); LogLines lines = LogLines.of("io.mcphub.platform.outbound")) {
            assertThat(send(server, "", ApiRequest.get("things")).isSuccess()).isFalse();
            assertThat(lines.warnings()).containsExactly("Example: GET 127.0.0.1/things answered 200, JSON with the members items, more, … (it cannot be read further)");
        }
    }

    @Test
    void replyWhenEmptyThenAnEmptyObject() throws IOException {
        try (RawServer server = new RawServer(number -> "HTTP/1.1 204 No Content\r\n\r\n")) {
            ApiReply reply = send(server, "", ApiRequest.put("things"));
            assertThat(reply.isSuccess()).isTrue();
            assertThat(reply.json()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(value = {"7|7", "0|1", "999999|3600", "1768471230|30", "Thu, 15 Jan 2026 10:02:00 GMT|120", "Thu, 15 Jan 2026 09:00:00 GMT|1", "soon|", "-1|", "|"}, delimiter = '|')
    void waitWhenToldThenBetweenASecondAndAnHour(String header, Long seconds) {
        assertThat(ProviderFailures.wait(header, NOW).map(Duration::toSeconds).orElse(null)).isEqualTo(seconds);
    }

    @Test
    void treeWhenMembersHaveAnotherTypeThenTheyAreNotThere() {
        JsonNode node = Json.read("{\"a\":null,\"b\":\" \",\"c\":{},\"d\":5,\"e\":\"x\",\"f\":\"12\",\"g\":true,\"h\":[\"x\",1,\"y\"]}");
        assertThat(JsonTree.text(node, "a", "b", "c", "g", "e")).isEqualTo("x");
        assertThat(JsonTree.text(node, "d")).isEqualTo("5");
        assertThat(JsonTree.text(node, "a", "none")).isNull();
        assertThat(JsonTree.count(node, "e", "f")).isEqualTo(12);
        assertThat(JsonTree.flag(node, "e", "g")).isTrue();
        assertThat(JsonTree.flag(node, "e", "none")).isFalse();
        assertThat(JsonTree.texts(node.path("h"))).containsExactly("x", "y");
        assertThat(JsonTree.list(node.path("e"))).isEmpty();
    }
}
