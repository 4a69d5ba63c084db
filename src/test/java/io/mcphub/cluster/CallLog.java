package io.mcphub.cluster;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What became of the calls of all clients. */
final class CallLog {
    /** How an attempt ended. */
    enum Outcome {
        /** The tool's result. */
        ANSWERED,
        /** The hub did nothing and says so, or says that an earlier attempt still runs. */
        REFUSED,
        /** The hub does not know what became of an earlier attempt, so the client must not repeat it. */
        UNKNOWN,
        /** The proxy found no node, or one that ended meanwhile. */
        BROKEN
    }

    /**
     * A call with all its attempts.
     *
     * @param client who called
     * @param text what was written; no two calls have the same
     * @param begun milliseconds of the clock on the wall
     * @param millis from the begin of the first attempt to the end of the last
     * @param attempts how many it took
     * @param outcome of the last one
     */
    record Call(String client, String text, long begun, long millis, int attempts, Outcome outcome) {
        boolean acknowledged() {
            return outcome == Outcome.ANSWERED;
        }
    }

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();

    void add(Call call) {
        calls.add(call);
    }

    /** A failure of the test's own code. */
    void defect(Throwable failure) {
        defects.add(failure);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Throwable> defects() {
        return List.copyOf(defects);
    }

    List<Call> acknowledged() {
        return calls.stream().filter(Call::acknowledged).toList();
    }

    int size() {
        return calls.size();
    }
}
