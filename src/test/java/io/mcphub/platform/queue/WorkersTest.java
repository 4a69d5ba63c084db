package io.mcphub.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
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
        Runnable task = () -> { };

        workers.execute(task);

        assertThat(taken.take()).isSameAs(task);
        assertThat(asked).hasValue(3);
    }
}
