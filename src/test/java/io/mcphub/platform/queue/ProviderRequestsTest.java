package io.mcphub.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.testing.TestWorkers;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Eight places: four for one provider. */
class ProviderRequestsTest {
    private final TestWorkers workers = TestWorkers.byHand();
    private final ProviderRequests requests = over(TestQueue.over(workers, 8));

    /** Requests that wait in this queue. */
    public static ProviderRequests over(CallQueue queue) {
        ProviderRequests requests = new ProviderRequests();
        requests.queue = queue;
        return requests;
    }

    @Test
    void askWhenTheProviderTakesItsTimeThenAWorkerWaits() {
        CompletionStage<String> answer = requests.ask("ada", "slack", () -> "done");

        assertThat(answer.toCompletableFuture()).isNotDone();
        workers.submitted.remove().run();
        assertThat(TestWorkers.ended(answer)).isEqualTo("done");
    }

    @Test
    void askWhenTheWorkIsRefusedThenSoIsTheStage() {
        CompletionStage<String> answer = requests.ask("ada", "slack", () -> {
            throw HubException.notFound("no");
        });
        workers.submitted.remove().run();

        assertThat(catchThrowableOfType(HubException.class, () -> TestWorkers.ended(answer)).problem()).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void askWhenAUserHasEightThenTheNinthIsRefusedUntilOneEnds() {
        for (int i = 0; i < ProviderRequests.AT_ONCE; i++) {
            requests.ask("ada", "slack", () -> "done");
        }

        assertThat(catchThrowableOfType(HubException.class, () -> requests.ask("ada", "slack", () -> "done")).problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(requests.ask("ben", "slack", () -> "done").toCompletableFuture()).isNotDone();
        workers.submitted.remove().run();
        assertThat(requests.ask("ada", "slack", () -> "done").toCompletableFuture()).isNotDone();
    }

    @Test
    void askWhenTheProviderHasNoPlaceInTimeThenBusy() {
        for (int i = 0; i < 4; i++) {
            requests.ask("ada", "slack", () -> "done");
        }
        CompletionStage<String> fifth = requests.ask("ben", "slack", () -> "done");
        workers.timePasses();
        while (!workers.submitted.isEmpty()) {
            workers.submitted.remove().run();
        }

        assertThat(catchThrowableOfType(HubException.class, () -> TestWorkers.ended(fifth)).problem()).isEqualTo(Problem.RATE_LIMITED);
    }
}
