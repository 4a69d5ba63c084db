package io.mcphub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Hand signal = new Hand();

    @Test
    void onCancelWhenTheSignalComesThenTheActionRuns() {
        AtomicInteger ended = new AtomicInteger();
        Cancellation.during(signal, () -> {
            Cancellation.onCancel(ended::incrementAndGet);
            assertThat(Cancellation.requested()).isFalse();
            signal.cancel();
            assertThat(Cancellation.requested()).isTrue();
            return null;
        });
        assertThat(ended).hasValue(1);
    }

    @Test
    void onCancelWhenNobodyCouldTellThenNothing() {
        Cancellation.onCancel(() -> {
            throw new AssertionError("not expected");
        });
        assertThat(Cancellation.requested()).isFalse();
    }

    @Test
    void duringWhenNestedThenTheOuterSignalCountsAgainAfterwards() {
        signal.cancel();
        Cancellation.during(signal, () -> {
            assertThat(Cancellation.<Boolean>during(new Hand(), Cancellation::requested)).isFalse();
            assertThat(Cancellation.requested()).isTrue();
            return null;
        });
        assertThat(Cancellation.requested()).isFalse();
    }

    @Test
    void interruptingWhenTheSignalComesThenTheWorkEndsAndTheThreadIsCleanAfterwards() {
        CountDownLatch never = new CountDownLatch(1);
        String ended = Cancellation.during(signal, () -> Cancellation.interrupting(() -> {
            new Thread(signal::cancel).start();
            try {
                never.await();
                return "never";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        }));
        assertThat(ended).isEqualTo("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void interruptingWhenTheSignalComesLaterThenTheThreadIsLeftAlone() {
        Cancellation.during(signal, () -> Cancellation.interrupting(() -> "done"));
        signal.cancel();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static final class Hand implements Cancellation.Signal {
        private final List<Runnable> actions = new ArrayList<>();
        private volatile boolean cancelled;

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void onCancel(Runnable action) {
            actions.add(action);
        }

        void cancel() {
            cancelled = true;
            actions.forEach(Runnable::run);
        }
    }
}
