package io.mcphub.connections;

import static io.mcphub.connections.ConnectionsTest.ADA;
import static io.mcphub.connections.ConnectionsTest.BEN;
import static io.mcphub.connections.ConnectionsTest.NOW;
import static io.mcphub.connections.ConnectionsTest.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connecting through a provider's own page. */
class ConnectFlowTest {
    private final TestDatabase database = new TestDatabase();
    private final FakeConnector connector = new FakeConnector(database);
    private final HubClock clock = new HubClock();
    private final Node node = new Node(database, connector, clock);

    @BeforeEach
    void begin() {
        clock.use(Clock.fixed(NOW, ZoneOffset.UTC));
        database.person("user-1");
        database.person("user-2");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call).problem();
    }

    @Test
    void flowWhenApprovedThenConnectedAndTheStateIsUsedUp() {
        String state = connector.state(node.flow.begin(ADA, "fake"));
        assertThat(node.flow.finish(ADA, "fake", "a9", state, null)).hasToString("https://hub.example.com/connections?connected=fake");
        assertThat(node.connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("a9"));
        assertThat(node.flow.finish(ADA, "fake", "a9", state, null)).hasQuery("error=state");
        assertThat(connector.exchanges).isEqualTo(1);
    }

    @Test
    void flowWhenBegunFromAChatsLinkThenEndsOnItsPage() {
        ConnectLink link = new ConnectLink("v1.a.b", "user-1", "fake");
        assertThat(node.flow.finish(ADA, "fake", null, connector.state(node.flow.begin(ADA, link)), "access_denied")).hasToString("https://hub.example.com/connect/v1.a.b?error=access_denied");
        assertThat(node.flow.finish(ADA, "fake", "a9", connector.state(node.flow.begin(ADA, link)), null)).hasToString("https://hub.example.com/connect/v1.a.b?connected=fake");
        assertThat(problem(() -> node.flow.begin(BEN, link))).isEqualTo(Problem.NOT_FOUND);
        assertThat(node.connections.works("user-1", "fake")).isTrue();
        assertThat(node.connections.works("user-2", "fake")).isFalse();
    }

    @Test
    void flowWhenStateIsForeignOldOrMissingThenNoExchange() {
        String state = connector.state(node.flow.begin(ADA, "fake"));
        assertThat(node.flow.finish(BEN, "fake", "a9", state, null)).hasQuery("error=state");
        assertThat(node.flow.finish(person("user-1", "another-session"), "fake", "a9", state, null)).hasQuery("error=state");
        assertThat(node.flow.finish(ADA, "fake", "a9", null, null)).hasQuery("error=state");
        clock.use(Clock.fixed(NOW.plus(Duration.ofMinutes(10)), ZoneOffset.UTC));
        assertThat(node.flow.finish(ADA, "fake", "a9", state, null)).hasQuery("error=state");
        assertThat(connector.exchanges).isZero();
    }

    @Test
    void flowWhenDeclinedThenTheReasonAndNothingForeignInTheAddress() {
        assertThat(node.flow.finish(ADA, "fake", null, connector.state(node.flow.begin(ADA, "fake")), "access_denied")).hasQuery("error=access_denied");
        assertThat(node.flow.finish(ADA, "fake", null, connector.state(node.flow.begin(ADA, "fake")), "x&connected=fake")).hasQuery("error=upstream");
        assertThat(node.flow.finish(ADA, "fake", "bad", connector.state(node.flow.begin(ADA, "fake")), null)).hasQuery("error=upstream_refused");
    }

    @Test
    void flowWhenHttpOrNotConfiguredThenThePageSaysWhy() {
        node.baseUrl = "http://localhost:8000";
        assertThat(node.flow.begin(ADA, "fake")).hasToString("http://localhost:8000/connections?error=https_required");
        connector.configured = false;
        assertThat(node.flow.begin(ADA, "fake")).hasQuery("error=https_required");
        node.baseUrl = "https://hub.example.com";
        assertThat(node.flow.begin(ADA, "fake")).hasQuery("error=not_configured");
        assertThat(problem(() -> node.flow.begin(ADA, "other"))).isEqualTo(Problem.NOT_FOUND);
    }
}
