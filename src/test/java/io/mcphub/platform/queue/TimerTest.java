package io.mcphub.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TimerTest {
    private static final ScheduledFuture<?> FUTURE = (ScheduledFuture<?>) Proxy.newProxyInstance(
            TimerTest.class.getClassLoader(), new Class<?>[] {ScheduledFuture.class}, (future, called, with) -> true);

    private final List<Thread> scheduling = new ArrayList<>();
    private final List<Object> asked = new ArrayList<>();

    /** Payara hands a task the entity managers of that thread, and closes them behind it. */
    @Test
    void afterWhenAskedThenAThreadThatHasNothingSchedules() {
        timer(() -> FUTURE).after(Duration.ofSeconds(3), () -> {});

        assertThat(scheduling).hasSize(1).doesNotContain(Thread.currentThread());
        assertThat(asked).containsExactly(3_000L, TimeUnit.MILLISECONDS);
    }

    @Test
    void everyWhenAskedThenAThreadThatHasNothingSchedulesWhatCanBeCancelled() {
        ScheduledFuture<?> rounds = timer(() -> FUTURE).every(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> {});

        assertThat(scheduling).hasSize(1).doesNotContain(Thread.currentThread());
        assertThat(asked).containsExactly(1_000L, 60_000L, TimeUnit.MILLISECONDS);
        assertThat((Object) rounds).isSameAs(FUTURE);
    }

    @Test
    void afterWhenTheServerTakesNoTasksThenThrowsWhatItThrew() {
        Timer stopped = timer(() -> {
            throw new RejectedExecutionException("stopped");
        });

        assertThatThrownBy(() -> stopped.after(Duration.ZERO, () -> {})).isInstanceOf(RejectedExecutionException.class).hasMessage("stopped");
    }

    private Timer timer(Supplier<ScheduledFuture<?>> answer) {
        Timer timer = new Timer();
        timer.clock = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ManagedScheduledExecutorService.class}, (clock, method, arguments) -> {
                    scheduling.add(Thread.currentThread());
                    asked.addAll(List.of(arguments).subList(1, arguments.length));
                    return answer.get();
                });
        return timer;
    }
}
