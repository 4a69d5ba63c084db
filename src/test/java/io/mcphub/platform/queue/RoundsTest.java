package io.mcphub.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.TestWorkers;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
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

    /** Payara hands a task what its thread has, such as the entity managers of the start. */
    @Test
    void everyWhenTheApplicationStartsThenAnotherThreadSchedules() {
        List<Thread> scheduling = new ArrayList<>();
        Rounds rounds = new Rounds();
        rounds.clock = (ManagedScheduledExecutorService) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ManagedScheduledExecutorService.class}, (proxy, method, arguments) -> {
            scheduling.add(Thread.currentThread());
            return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ScheduledFuture.class}, (future, called, with) -> true);
        });

        rounds.every(MINUTE, MINUTE, () -> {});

        assertThat(scheduling).hasSize(1).doesNotContain(Thread.currentThread());
    }

    private Runnable every(Runnable task) {
        Rounds rounds = new Rounds();
        rounds.clock = workers.clock();
        rounds.workers = workers.executor();
        rounds.every(MINUTE, MINUTE, task);
        return workers.scheduled.remove();
    }
}
