package io.mcphub.platform.queue;

import io.mcphub.platform.HubConfig;
import io.mcphub.testing.TestWorkers;
import java.util.Optional;

/** Queues without a server. */
public final class TestQueue {
    private TestQueue() {}

    /** A queue whose calls run where they are handed in. */
    public static CallQueue direct() {
        return over(TestWorkers.direct(), 64);
    }

    /** A queue of that many places over these threads. */
    public static CallQueue over(TestWorkers workers, int places) {
        CallQueue queue = new CallQueue();
        queue.workers = workers.executor();
        queue.timer = workers.timer();
        queue.config = new HubConfig() {
            @Override
            public Optional<String> value(String variable) {
                return Optional.of(String.valueOf(places));
            }
        };
        queue.open();
        return queue;
    }
}
