package io.mcphub.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.testing.EightWriters;
import io.mcphub.testing.TestProduct;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that several make at once with one key runs once. */
class ParallelRepeatsTest {
    private static final KeyedCall CALL = new KeyedCall("ada", null, "slack.messages.post", "monday", "{}");

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void onceWhenEightCallAtOnceThenOneRunsAndTheOthersHearThat(TestProduct product) throws Exception {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(EightWriters.COUNT - 1);
        try (EightWriters writers = new EightWriters(product)) {
            writers.database.person("ada");
            List<Repeats> nodes = writers.beans(Repeats.class);
            writers.database.run(em -> em.createNativeQuery("INSERT INTO nodes (id, started_at, seen_at) VALUES ('" + nodes.get(0).node.value() + "', 0, " + Long.MAX_VALUE + ")").executeUpdate());

            List<Object> answers = writers.answers(i -> answer(nodes.get(i % 2), done, others));

            assertThat(done).hasValue(1);
            assertThat(answers).filteredOn(Repeats.Answer.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(HubException.class::isInstance).hasSize(7).allSatisfy(refused -> assertThat(((HubException) refused).problem()).isEqualTo(Problem.STILL_RUNNING));
            assertThat(writers.count("kept_calls")).isEqualTo(1);
            assertThat(nodes.get(1).once(CALL, JsonNode.class, () -> work(done)).value()).isEqualTo(Json.read("{\"done\":1}"));
        }
    }

    /** The one that works waits until all others were refused. */
    private static Object answer(Repeats node, AtomicInteger done, CountDownLatch others) {
        try {
            return node.once(CALL, JsonNode.class, () -> {
                await(others);
                return work(done);
            });
        } catch (HubException refused) {
            others.countDown();
            throw refused;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode work(AtomicInteger done) {
        return Json.tree(Map.of("done", done.incrementAndGet()));
    }
}
