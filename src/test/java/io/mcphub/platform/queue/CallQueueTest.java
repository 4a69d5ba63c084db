package io.mcphub.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.testing.TestWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Eight places: four for one provider, seven for all of them, and the hub's own tools take any. */
class CallQueueTest {
    private final TestWorkers workers = TestWorkers.byHand();
    private final CallQueue queue = TestQueue.over(workers, 8);
    private final List<String> ran = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @Test
    void submitWhenAProviderHangsThenItHoldsHalfOfThePlacesAndOthersRun() {
        submit("ada", "slack", 6);
        submit("ben", "teamwork", 1);

        assertThat(workers.submitted).hasSize(5);
        end();
        assertThat(workers.submitted).as("a place that is free is given away").hasSize(5);
    }

    @Test
    void submitWhenAllProvidersHangThenTheHubsOwnToolsStillRun() {
        submit("ada", "slack", 9);
        submit("ben", "teamwork", 9);
        assertThat(workers.submitted).hasSize(7);

        submit("cleo", null, 1);

        assertThat(workers.submitted).hasSize(8);
    }

    @Test
    void submitWhenHubAndProvidersWaitThenTheHubsToolIsFirst() {
        submit("ada", null, 8);
        submit("ben", "slack", 1);
        submit("cleo", null, 1);

        end();
        drain();

        assertThat(ran.subList(8, 10)).containsExactly("cleo null 1", "ben slack 1");
    }

    @Test
    void submitWhenOneUserHasManyCallsThenUsersTakeTurns() {
        submit("ada", "slack", 7);
        submit("ben", "slack", 2);
        submit("cleo", "slack", 1);

        drain();

        assertThat(ran.subList(4, 10)).containsExactly("ada slack 5", "ben slack 1", "cleo slack 1", "ada slack 6", "ben slack 2", "ada slack 7");
    }

    @Test
    void submitWhenNoPlaceGetsFreeInTimeThenBusyAndNotRun() {
        submit("ada", "slack", 5);
        Known waiting = last;
        assertThat(waiting.waits).isTrue();
        assertThat(workers.delays).containsExactly(Duration.ofSeconds(10));

        workers.timePasses();
        drain();

        assertThat(refused).containsExactly("ada slack 5 RATE_LIMITED 1");
        assertThat(ran).hasSize(4).doesNotContain("ada slack 5");
    }

    @Test
    void submitWhenItStartedInTimeThenTheClockDoesNotRefuseIt() {
        submit("ada", "slack", 5);
        drain();

        workers.timePasses();
        drain();

        assertThat(ran).hasSize(5);
        assertThat(last.waits).isFalse();
        assertThat(refused).isEmpty();
    }

    @Test
    void submitWhenNobodyCanRefuseItInTimeThenBusyAtOnce() {
        queue.timer = new Timer() {
            @Override
            public void after(Duration delay, Runnable task) {
                throw new RejectedExecutionException("no thread");
            }
        };
        submit("ada", "slack", 5);

        drain();

        assertThat(refused).containsExactly("ada slack 5 RATE_LIMITED 1");
        assertThat(ran).hasSize(4);
    }

    @Test
    void callWhenItEndsWithADefectThenItsPlaceIsFreeAllTheSame() {
        submit("ada", "slack", 5);
        defect = new StackOverflowError();

        assertThatThrownBy(this::end).isInstanceOf(StackOverflowError.class);

        assertThat(workers.submitted).as("the one that waited has the place").hasSize(4);
    }

    @Test
    void cancelWhenItWaitsThenItLeavesTheQueueAtOnce() {
        submit("ada", "slack", 5);

        last.cancel();
        drain();

        assertThat(refused).containsExactly("ada slack 5 CONFLICT 0");
        assertThat(ran).hasSize(4);
    }

    private Known last;
    private @Nullable Error defect;

    private void submit(String user, @Nullable String provider, int calls) {
        for (int i = 1; i <= calls; i++) {
            last = new Known(user, provider, user + " " + provider + " " + i);
            queue.submit(last);
        }
    }

    /** The call that began first ends. */
    private void end() {
        workers.submitted.remove().run();
    }

    private void drain() {
        while (!workers.submitted.isEmpty()) {
            end();
        }
    }

    private final class Known implements QueuedCall, Cancellation.Signal {
        private final String user;
        private final @Nullable String provider;
        private final String name;
        private boolean waits;
        private Runnable onCancel = () -> {};

        Known(String user, @Nullable String provider, String name) {
            this.user = user;
            this.provider = provider;
            this.name = name;
        }

        void cancel() {
            onCancel.run();
        }

        @Override
        public String user() {
            return user;
        }

        @Override
        public Cancellation.Signal signal() {
            return this;
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void waitsForPlace(boolean now) {
            waits = now;
        }

        @Override
        public void onCancel(Runnable action) {
            onCancel = action;
        }

        @Override
        public @Nullable String provider() {
            return provider;
        }

        @Override
        public void execute() {
            if (defect != null) {
                Error now = defect;
                defect = null;
                throw now;
            }
            ran.add(name);
        }

        @Override
        public void refused(HubException why) {
            refused.add(name + " " + why.problem() + " " + why.retryAfterSeconds().orElse(0L));
            assertThat(why.problem()).isIn(Problem.RATE_LIMITED, Problem.CONFLICT);
        }
    }
}
