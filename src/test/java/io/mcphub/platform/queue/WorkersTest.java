package io.mcphub.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Workers workers = new Workers();
    /** The threads that asked for a new one. */
    private final List<Thread> askers = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void executeWhenNoThreadCanBeMadeThenTriedAgain() {
        workers.threads = new Threads() {
            @Override
            public Thread newThread(Runnable work) {
                Thread thread = super.newThread(work);
                switch (askers.size()) {
                    case 1 -> throw new RejectedExecutionException("full");
                    case 2 -> throw new OutOfMemoryError("unable to create native thread");
                    default -> {
                        return thread;
                    }
                }
            }
        };
        CompletableFuture<Boolean> done = new CompletableFuture<>();

        workers.execute(() -> done.complete(true));

        assertThat(done).succeedsWithin(LONG);
        assertThat(askers).hasSize(3);
    }

    /** A request that made a thread would pass its entity managers on to it. */
    @Test
    void executeWhenThreadsAreNeededThenTheCallerMakesNone() {
        workers.threads = new Threads();

        assertThat(thread()).succeedsWithin(LONG);

        assertThat(askers).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    @Test
    void executeWhenAThreadIsIdleThenItIsUsedAgain() throws Exception {
        workers.threads = new Threads();
        Thread first = thread().get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(workers.idleWithin(LONG)).isTrue();
        while (first.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        assertThat(thread()).succeedsWithin(LONG).isSameAs(first);
    }

    @Test
    void idleWithinWhenATaskRunsThenNotBeforeItHasEnded() {
        workers.threads = new Threads();
        CountDownLatch end = new CountDownLatch(1);
        assertThat(workers.idleWithin(Duration.ZERO)).isTrue();
        workers.execute(() -> await(end));

        assertThat(workers.idleWithin(Duration.ZERO)).isFalse();
        end.countDown();

        assertThat(workers.idleWithin(LONG)).isTrue();
    }

    @Test
    void taskWhenItFailsThenItHasEndedAndItsThreadGoesOn() {
        workers.threads = new Threads();
        workers.execute(() -> {
            throw new IllegalStateException("failed");
        });

        assertThat(workers.idleWithin(LONG)).isTrue();
        assertThat(thread()).succeedsWithin(LONG);
        assertThat(askers).hasSizeLessThan(3);
    }

    @Test
    void executeWhenTheHubHasStoppedThenRefused() {
        workers.threads = new Threads();
        workers.end("stop");

        assertThatThrownBy(() -> workers.execute(() -> { })).isInstanceOf(RejectedExecutionException.class);
    }

    private CompletableFuture<Thread> thread() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        workers.execute(() -> thread.complete(Thread.currentThread()));
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private class Threads implements ManagedThreadFactory {
        @Override
        public Thread newThread(Runnable work) {
            askers.add(Thread.currentThread());
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException();
        }
    }
}
