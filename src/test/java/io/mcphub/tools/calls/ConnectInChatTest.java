package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.connections.ConnectionsChanged;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.testing.TestWorkers;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.TestTools;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectInChatTest {
    private final TestTools.FakeConnections connections = new TestTools.FakeConnections();
    private final ConnectInChat connect = TestConnectInChat.over(connections);
    private final Connector slack = connections.connector("slack").orElseThrow();
    private final TestWorkers workers = TestWorkers.direct();
    private final AtomicInteger runs = new AtomicInteger();
    private final Runnable ready = runs::incrementAndGet;

    @BeforeEach
    void wire() {
        connect.workers = workers.executor();
        connect.timer = workers.timer();
    }

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
    void whenReadyWhenFirstRoundThenGoesOnAtOnce() {
        connect.whenReady(context(null, "{}"), ready);

        assertThat(runs).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"connect_teamwork\":{\"action\":\"accept\"}}", "{\"connect_slack\":{}}", "{\"connect_slack\":{\"action\":1}}"})
    void whenReadyWhenTheAnswerIsMissingThenGoesOnAtOnceAndItIsAskedForAgain(String responses) {
        CallContext context = context(Json.read("{\"connect\":\"slack\"}"), responses);

        connect.whenReady(context, ready);

        assertThat(runs).hasValue(1);
        assertThat(connect.isAnswer(context, slack)).isFalse();
        assertThatCode(() -> connect.requireAgreed(context, slack)).doesNotThrowAnyException();
    }

    @Test
    void whenReadyWhenTheBrowserGetsDoneThenGoesOnOnceAndHoldsNoThreadBefore() {
        connect.patience = Duration.ofDays(1);
        connect.whenReady(answer("accept"), ready);
        workers.timePasses();
        connect.wake(new ConnectionsChanged("somebody else"));
        connect.wake(new ConnectionsChanged("u1"));
        assertThat(runs).as("nothing is connected yet").hasValue(0);

        connections.connected = Set.of("slack");
        connect.wake(new ConnectionsChanged("somebody else"));
        assertThat(runs).hasValue(0);
        connect.wake(new ConnectionsChanged("u1"));
        connect.wake(new ConnectionsChanged("u1"));
        workers.timePasses();

        assertThat(runs).hasValue(1);
        assertThatCode(() -> connect.requireAgreed(answer("accept"), slack)).doesNotThrowAnyException();
    }

    @Test
    void whenReadyWhenAnotherNodeServedTheBrowserThenTheNextLookGoesOn() {
        connect.patience = Duration.ofDays(1);
        connect.whenReady(answer("accept"), ready);
        workers.timePasses();
        connections.connected = Set.of("slack");

        workers.timePasses();

        assertThat(runs).hasValue(1);
        assertThat(workers.scheduled).isEmpty();
    }

    @Test
    void whenReadyWhenTheBrowserIsNotDoneInTimeThenGoesOnAndIsToldWithTheLink() {
        connect.patience = Duration.ZERO;
        connect.whenReady(answer("accept"), ready);

        assertThat(runs).hasValue(1);
        assertThatThrownBy(() -> connect.requireAgreed(answer("accept"), slack))
                .isInstanceOfSatisfying(HubException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_CONNECTED))
                .hasMessageContaining("not finished")
                .hasMessageContaining("/connect/u1-slack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decline", "cancel", "anything"})
    void requireAgreedWhenTheUserDidNotAgreeThenSaysSoAtOnce(String action) {
        connect.patience = Duration.ofDays(1);
        connect.whenReady(answer(action), ready);

        assertThat(runs).hasValue(1);
        assertThatThrownBy(() -> connect.requireAgreed(answer(action), slack)).isInstanceOf(HubException.class).hasMessageContaining("did not agree");
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
