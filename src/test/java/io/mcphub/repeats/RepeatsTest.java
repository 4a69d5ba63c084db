package io.mcphub.repeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Changes;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final KeyedCall CALL = new KeyedCall("ada", null, "slack.messages.post", "monday", "{\"text\":\"hello\"}");

    private final TestDatabase database = new TestDatabase();
    private final TestConfig config = new TestConfig();
    private final Repeats here = node("here");
    private final Repeats there = node("there");
    private final AtomicInteger done = new AtomicInteger();

    @BeforeEach
    void begin() {
        database.person("ada");
        database.person("bob");
        started("here", NOON.minusSeconds(60), NOON);
        started("there", NOON.minusSeconds(60), NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void onceWhenRepeatedThenTheFirstAnswerFromAnyNodeAndMarked() {
        Repeats.Answer<JsonNode> first = here.once(CALL, JsonNode.class, this::work);
        Repeats.Answer<JsonNode> again = there.once(CALL, JsonNode.class, this::work);

        assertThat(done).hasValue(1);
        assertThat(first).isEqualTo(new Repeats.Answer<>(again.value(), false));
        assertThat(again.repeated()).isTrue();
    }

    @Test
    void onceWhenArgumentsDifferThenInvalidInputThatNamesTheKey() {
        here.once(CALL, JsonNode.class, this::work);

        assertThatThrownBy(() -> here.once(new KeyedCall("ada", null, CALL.tool(), "monday", "{\"text\":\"bye\"}"), JsonNode.class, this::work))
                .isInstanceOfSatisfying(HubException.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(Problem.INVALID_INPUT);
                    assertThat(refused.field()).contains("idempotency_key");
                });
        assertThat(done).hasValue(1);
    }

    @Test
    void onceWhenPersonConnectionToolOrKeyDifferThenAnotherCall() {
        connection("work", "ada");
        List.of(CALL, new KeyedCall("bob", null, CALL.tool(), "monday", CALL.arguments()), new KeyedCall("ada", "work", CALL.tool(), "monday", CALL.arguments()),
                        new KeyedCall("ada", null, "slack.messages.update", "monday", CALL.arguments()), new KeyedCall("ada", null, CALL.tool(), "tuesday", CALL.arguments()))
                .forEach(call -> here.once(call, JsonNode.class, this::work));

        assertThat(done).hasValue(5);
    }

    @Test
    void onceWhenADayHasPassedThenRunsAgainAndTheSweepForgets() {
        here.once(CALL, JsonNode.class, this::work);
        at(here, NOON.plus(Repeats.KEPT));
        here.once(CALL, JsonNode.class, this::work);
        assertThat(done).hasValue(2);
        assertThat(rows()).isEqualTo(1);

        at(here, NOON.plus(Repeats.KEPT).plus(Repeats.KEPT).plusMillis(1));
        here.purge();
        assertThat(rows()).isZero();
    }

    @Test
    void onceWhenTheFirstStillRunsThenSaysWhenToRepeat() {
        here.once(CALL, JsonNode.class, () -> {
            assertThatThrownBy(() -> there.once(CALL, JsonNode.class, this::work)).isInstanceOfSatisfying(HubException.class, refused -> {
                assertThat(refused.problem()).isEqualTo(Problem.STILL_RUNNING);
                assertThat(refused.retryAfterSeconds()).contains(2L);
            });
            return work();
        });
        assertThat(done).hasValue(1);
    }

    @Test
    void onceWhenTheNodeOfTheFirstIsGoneThenOutcomeUnknownAndNeverDone() {
        here.once(CALL, JsonNode.class, () -> {
            at(there, NOON.plus(Nodes.GONE_AFTER).plusSeconds(1));
            assertThatUnknown(there);
            return work();
        });
        assertThat(there.once(CALL, JsonNode.class, this::work).repeated()).as("it was only slow, and its answer is known now").isTrue();
        assertThat(done).hasValue(1);
    }

    @Test
    void onceWhenTheNodeOfTheFirstBeganAgainThenOutcomeUnknown() {
        here.once(CALL, JsonNode.class, () -> {
            started("here", NOON.plusSeconds(1), NOON.plusSeconds(1));
            at(here, NOON.plusSeconds(2));
            assertThatUnknown(here);
            return work();
        });
    }

    @Test
    void onceWhenNoCallLastsSoLongThenOutcomeUnknown() {
        config.variables.put("MCP_MAX_CALL_SECONDS", "5");
        here.once(CALL, JsonNode.class, () -> {
            at(there, NOON.plusSeconds(64));
            assertThatThrownBy(() -> there.once(CALL, JsonNode.class, this::work)).hasMessageContaining("still runs");
            at(there, NOON.plusSeconds(65));
            assertThatUnknown(there);
            return work();
        });
    }

    @Test
    void onceWhenRefusedBeforeAnythingChangedThenTheKeyIsFree() {
        HubException limited = HubException.rateLimited("Slack asks to wait.", Duration.ofSeconds(2));
        assertThatThrownBy(() -> here.once(CALL, JsonNode.class, failing(limited))).isSameAs(limited);
        assertThatThrownBy(() -> here.once(CALL, JsonNode.class, () -> Changes.by(failing(HubException.of(Problem.UPSTREAM_REFUSED, "Slack knows no such channel."))))).hasMessageContaining("no such channel");

        here.once(CALL, JsonNode.class, this::work);
        assertThat(done).hasValue(1);
    }

    @Test
    void onceWhenItFailedAfterAChangeThenUnknownWithItsSentenceAndNotDoneAgain() {
        HubException limited = HubException.rateLimited("Slack asks to wait.", Duration.ofSeconds(2));
        assertThatThrownBy(() -> here.once(CALL, JsonNode.class, () -> {
            Changes.by(this::work);
            throw limited;
        })).isSameAs(limited);

        assertThatUnknown(here, "Slack asks to wait.");
        assertThat(done).hasValue(1);
    }

    @Test
    void onceWhenTheAnswerOfTheProviderWasLostThenUnknown() {
        assertThatThrownBy(() -> here.once(CALL, JsonNode.class, () -> Changes.by(failing(HubException.unreachable("Slack did not answer.", null))))).hasMessageContaining("did not answer");

        assertThatUnknown(here, "Slack did not answer.");
        assertThat(done).hasValue(0);
    }

    @Test
    void onceWhenTheHubIsAtFaultThenUnknownIfSomethingChanged() {
        RuntimeException defect = new IllegalStateException("a defect");
        assertThatThrownBy(() -> here.once(CALL, JsonNode.class, failing(defect))).isSameAs(defect);
        assertThatThrownBy(() -> here.once(CALL, JsonNode.class, () -> Changes.by(failing(defect)))).isSameAs(defect);

        assertThatUnknown(here, "failed inside the hub");
        assertThat(done).hasValue(0);
    }

    @Test
    void onceWhenStoredThenNeitherArgumentsNorAnswerCanBeReadInTheDatabase() {
        here.once(CALL, JsonNode.class, this::work);

        assertThat(column("id") + column("arguments") + column("answer")).doesNotContain("hello", "posted", "monday", "slack");
        config.variables.put("JWT_SECRET", "another secret of at least 32 characters");
        assertThatThrownBy(() -> here.once(CALL, JsonNode.class, this::work)).isInstanceOfSatisfying(HubException.class, lost -> assertThat(lost.problem()).isEqualTo(Problem.OUTCOME_UNKNOWN));
    }

    @Test
    void onceWhenTheConnectionIsGoneThenItsAnswersAreToo() {
        connection("work", "ada");
        here.once(new KeyedCall("ada", "work", CALL.tool(), "monday", CALL.arguments()), JsonNode.class, this::work);
        assertThat(rows()).isEqualTo(1);

        database.run(em -> em.createNativeQuery("DELETE FROM connections").executeUpdate());
        assertThat(rows()).isZero();
    }

    private void assertThatUnknown(Repeats node, String... words) {
        assertThatThrownBy(() -> node.once(CALL, JsonNode.class, this::work)).isInstanceOfSatisfying(HubException.class, unknown -> {
            assertThat(unknown.problem()).isEqualTo(Problem.OUTCOME_UNKNOWN);
            assertThat(unknown.publicDetail()).contains(Stream.concat(Stream.of("Look whether it was done"), Stream.of(words)).toList()).doesNotContain("a defect");
            assertThat(unknown.retryAfter()).as("a program must not call again by itself").isEmpty();
        });
    }

    private JsonNode work() {
        done.incrementAndGet();
        return Json.tree(Map.of("posted", "hello"));
    }

    private static Supplier<JsonNode> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    private long rows() {
        return ((Number) database.entityManager().createNativeQuery("SELECT COUNT(*) FROM kept_calls").getSingleResult()).longValue();
    }

    private String column(String name) {
        return (String) database.entityManager().createNativeQuery("SELECT " + name + " FROM kept_calls").getSingleResult();
    }

    private void connection(String id, String person) {
        database.run(em -> em.createNativeQuery("INSERT INTO connections (id, user_id, integration, account_id, account_name, is_default, status, token, details, connected_at, version)"
                        + " VALUES ('" + id + "', '" + person + "', 'slack', 'A1', 'Ada', TRUE, 'OK', 'x', '{}', 0, 0)")
                .executeUpdate());
    }

    private void started(String node, Instant start, Instant seen) {
        database.run(em -> {
            em.createNativeQuery("DELETE FROM nodes WHERE id = '" + node + "'").executeUpdate();
            em.createNativeQuery("INSERT INTO nodes (id, started_at, seen_at) VALUES ('" + node + "', " + start.toEpochMilli() + ", " + seen.toEpochMilli() + ")").executeUpdate();
        });
    }

    private Repeats node(String name) {
        NodeId id = new NodeId() {
            @Override
            public String value() {
                return name;
            }
        };
        Repeats repeats = new BeanBox(database).with(HubConfig.class, config).with(NodeId.class, id).get(Repeats.class);
        at(repeats, NOON);
        return repeats;
    }

    /** One clock for all beans of a node. */
    private static void at(Repeats node, Instant now) {
        node.clock.use(Clock.fixed(now, ZoneOffset.UTC));
    }
}
