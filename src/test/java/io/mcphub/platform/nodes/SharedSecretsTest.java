package io.mcphub.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.StartRefusal;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that start beside one that is alive. */
class SharedSecretsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final String OLD = "the old one of 32 characters or more";
    private static final String NEXT = "the next one of 32 characters or more";

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        System.clearProperty("hub.start-failure");
        System.clearProperty("hub.start-failure-is-configuration");
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT_SECRET", "TOKENS_ENCRYPTION_KEY"})
    void startWhenANodeWritesWhatThisOneDoesNotReadThenRefusedByTheNameOfTheSecret(String secret) {
        start("there", Map.of(secret, OLD));

        assertThatThrownBy(() -> start("here", Map.of(secret, NEXT))).isInstanceOf(StartRefusal.class).hasMessageStartingWith(secret + " is not the one of the node there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT_SECRET", "TOKENS_ENCRYPTION_KEY"})
    void startWhenANodeDoesNotReadYetWhatThisOneWritesThenRefused(String secret) {
        start("there", Map.of(secret, OLD));

        assertThatThrownBy(() -> start("here", Map.of(secret, NEXT, secret + "_PREVIOUS", OLD))).isInstanceOf(StartRefusal.class)
                .hasMessageStartingWith(secret + " is one that the node there does not read yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT_SECRET", "TOKENS_ENCRYPTION_KEY"})
    void startWhenASecretChangesInTwoStepsThenEveryNodeStarts(String secret) {
        for (Map<String, String> step : java.util.List.of(
                Map.of(secret, OLD), Map.of(secret, OLD, secret + "_PREVIOUS", NEXT), Map.of(secret, NEXT, secret + "_PREVIOUS", OLD), Map.of(secret, NEXT))) {
            assertThatCode(() -> start("here", step)).doesNotThrowAnyException();
            assertThatCode(() -> start("there", step)).doesNotThrowAnyException();
        }
    }

    @Test
    void startWhenTheOtherNodeHasEndedOrIsGoneThenItsSecretsDoNotCount() {
        start("ended", Map.of("JWT_SECRET", OLD)).end(this);
        assertThatCode(() -> start("killed", Map.of("JWT_SECRET", NEXT))).doesNotThrowAnyException();

        assertThatCode(() -> start("late", Map.of(), NOON.plus(Nodes.GONE_AFTER).plusSeconds(2))).doesNotThrowAnyException();
    }

    @Test
    void rowWhenANodeHasStartedThenHoldsNoSecret() {
        start("here", Map.of("JWT_SECRET", OLD));

        String said = database.transaction(em -> em.createNativeQuery("SELECT secrets FROM nodes WHERE id = 'here'").getSingleResult().toString());
        assertThat(said).contains("JWT_SECRET", "TOKENS_ENCRYPTION_KEY").doesNotContain(OLD).hasSizeLessThan(100);
    }

    private Nodes start(String name, Map<String, String> secrets) {
        return start(name, secrets, NOON.plus(Duration.ofSeconds(1)));
    }

    private Nodes start(String name, Map<String, String> secrets, Instant now) {
        TestConfig config = new TestConfig();
        config.variables.putAll(new HashMap<>(secrets));
        NodeId id = new NodeId() {
            @Override
            public String value() {
                return name;
            }
        };
        Nodes nodes = new BeanBox(database).with(HubConfig.class, config).with(NodeId.class, id).with(io.mcphub.platform.queue.Rounds.class, new NoRounds()).get(Nodes.class);
        nodes.clock.use(Clock.fixed(now, ZoneOffset.UTC));
        nodes.start(this);
        return nodes;
    }

    private static final class NoRounds extends io.mcphub.platform.queue.Rounds {
        @Override
        public void every(Duration first, Duration every, Runnable task) {}
    }
}
