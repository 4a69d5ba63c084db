package io.mcphub.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.TestWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestWorkers workers = TestWorkers.byHand();
    private final List<String> done = new ArrayList<>();

    @Test
    void everyWhenTheTimerTicksThenAWorkerDoesTheRound() {
        Runnable tick = every(() -> done.add("round"));

        tick.run();
        assertThat(done).as("the timer's thread does nothing itself").isEmpty();

        workers.submitted.remove().run();
        assertThat(done).containsExactly("round");
    }

    @Test
    void everyWhenARoundStillRunsThenItIsNotBegunTwice() {
        Runnable tick = every(() -> done.add("round"));

        tick.run();
        tick.run();
        assertThat(workers.submitted).hasSize(1);

        workers.submitted.remove().run();
        tick.run();
        assertThat(workers.submitted).hasSize(1);
    }

    @Test
    void everyWhenARoundFailsThenTheNextOneComes() {
        Runnable tick = every(() -> {
            done.add("round");
            throw new IllegalStateException("no database");
        });

        tick.run();
        workers.submitted.remove().run();
        tick.run();
        workers.submitted.remove().run();

        assertThat(done).hasSize(2);
    }

    private Runnable every(Runnable task) {
        Rounds rounds = new Rounds();
        rounds.timer = workers.timer();
        rounds.workers = workers.executor();
        rounds.every(MINUTE, MINUTE, task);
        return workers.scheduled.remove();
    }
}
