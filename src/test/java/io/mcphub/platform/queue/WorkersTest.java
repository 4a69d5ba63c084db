package io.mcphub.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Workers workers = new Workers();
    private final BlockingQueue<Runnable> taken = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void executeWhenTheServerHasNoThreadThenItIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        workers.executor = (ManagedExecutorService) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ManagedExecutorService.class}, (self, method, arguments) -> {
            switch (asked.incrementAndGet()) {
                case 1 -> throw new RejectedExecutionException("full");
                case 2 -> throw new OutOfMemoryError("unable to create native thread");
                default -> taken.add((Runnable) arguments[0]);
            }
            return null;
        });
        AtomicBoolean done = new AtomicBoolean();

        workers.execute(() -> done.set(true));

        taken.take().run();
        assertThat(done).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void idleWithinWhenATaskRunsOrWaitsThenNotBeforeItHasEnded() throws Exception {
        workers.executor = taking();
        assertThat(workers.idleWithin(Duration.ZERO)).isTrue();
        workers.execute(() -> { });
        workers.execute(() -> {
            throw new IllegalStateException("failed");
        });

        taken.take().run();
        assertThat(workers.idleWithin(Duration.ZERO)).isFalse();
        Runnable last = taken.take();
        assertThatThrownBy(last::run).hasMessage("failed");

        assertThat(workers.idleWithin(Duration.ZERO)).isTrue();
    }

    @Test
    void executeWhenTheHubHasStoppedThenRefused() {
        workers.executor = taking();
        workers.end("stop");

        assertThatThrownBy(() -> workers.execute(() -> { })).isInstanceOf(RejectedExecutionException.class);
    }

    private ManagedExecutorService taking() {
        return (ManagedExecutorService) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ManagedExecutorService.class}, (self, method, arguments) -> {
            taken.add((Runnable) arguments[0]);
            return null;
        });
    }
}
