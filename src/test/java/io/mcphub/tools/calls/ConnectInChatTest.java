package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.connections.ConnectionsChanged;
import io.mcphub.connections.Connector;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.TestTools;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectInChatTest {
    private final TestTools.FakeConnections connections = new TestTools.FakeConnections();
    private final ConnectInChat connect = TestTools.connectInChat(connections);
    private final Connector slack = connections.connector("slack").orElseThrow();

    @Test
    void requestWhenMadeThenUrlModeWithoutIdAndTheStateOfThatIntegration() {
        InputRequired asked = connect.request(context(null, "{}"), slack);

        assertThat(asked.requests()).containsOnlyKeys("connect_slack");
        assertThat(asked.requests().get("connect_slack")).isEqualTo(Json.read("""
                {"method":"elicitation/create","params":{"mode":"url","message":"Connect your Slack account to continue.","url":"http://localhost:8000/connect/u1-slack"}}"""));
        String accepted = "{\"connect_slack\":{\"action\":\"accept\"}}";
        assertThat(connect.isAnswer(context(asked.state(), accepted), slack)).isTrue();
        assertThat(connect.isAnswer(context(Json.read("{\"connect\":\"teamwork\"}"), accepted), slack)).isFalse();
        assertThat(connect.isAnswer(context(null, accepted), slack)).isFalse();
    }

    @Test
    void awaitWhenFirstRoundThenReturnsAtOnce() {
        connect.patience = Duration.ofDays(1);

        assertThatCode(() -> connect.await(context(null, "{}"), slack)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"connect_teamwork\":{\"action\":\"accept\"}}", "{\"connect_slack\":{}}", "{\"connect_slack\":{\"action\":1}}"})
    void awaitWhenTheAnswerIsMissingThenReturnsAtOnceAndItIsAskedForAgain(String responses) {
        connect.patience = Duration.ofDays(1);
        CallContext context = context(Json.read("{\"connect\":\"slack\"}"), responses);

        assertThatCode(() -> connect.await(context, slack)).doesNotThrowAnyException();
        assertThat(connect.isAnswer(context, slack)).isFalse();
    }

    @Test
    void awaitWhenTheBrowserGetsDoneThenGoesOn() throws Exception {
        connect.patience = Duration.ofDays(1);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> connect.await(answer("accept"), slack));

        connections.connected = Set.of("slack");
        connect.wake(new ConnectionsChanged("u1"));

        waiting.get(20, TimeUnit.SECONDS);
    }

    @Test
    void awaitWhenTheBrowserIsNotDoneInTimeThenSaysSoWithTheLink() {
        assertThatThrownBy(() -> connect.await(answer("accept"), slack))
                .isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_CONNECTED))
                .hasMessageContaining("not finished")
                .hasMessageContaining("/connect/u1-slack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decline", "cancel", "anything"})
    void awaitWhenTheUserDidNotAgreeThenSaysSo(String action) {
        connect.patience = Duration.ofDays(1);

        assertThatThrownBy(() -> connect.await(answer(action), slack)).isInstanceOf(HubException.class).hasMessageContaining("did not agree");
    }

    private static CallContext answer(String action) {
        return context(Json.read("{\"connect\":\"slack\"}"), "{\"connect_slack\":{\"action\":\"" + action + "\"}}");
    }

    private static CallContext context(@Nullable JsonNode state, String responses) {
        return new CallContext() {
            @Override
            public Caller caller() {
                return TestTools.caller();
            }

            @Override
            public String requestId() {
                return "r1";
            }

            @Override
            public @Nullable JsonNode state() {
                return state;
            }

            @Override
            public ObjectNode inputResponses() {
                return (ObjectNode) Json.read(responses);
            }
        };
    }
}
