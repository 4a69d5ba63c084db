package io.mcphub.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the changes of many threads in few transactions. Whoever comes first writes for all that queue behind it; the
 * others find their change written when it is their turn. So there is one writer at a time and no thread of our own.
 */
final class GroupCommit {
    private static final int MAX_BATCH = 256;

    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Consumer<List<AuditChange>> store;

    GroupCommit(Consumer<List<AuditChange>> store) {
        this.store = store;
    }

    /** Returns when the change is committed; throws if it could not be. */
    void write(AuditChange change) {
        Waiting mine = new Waiting(change);
        queue.add(mine);
        turn.lock();
        try {
            while (!mine.done) {
                writeBatch();
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) {
            throw new IllegalStateException("the audit log cannot be written", mine.failure);
        }
    }

    /** How many changes wait for the next batch. */
    int waiting() {
        return queue.size();
    }

    private void writeBatch() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < MAX_BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        try {
            store.accept(batch.stream().map(w -> w.change).toList());
            batch.forEach(w -> w.done = true);
        } catch (RuntimeException | Error e) {
            onFailure(batch, e);
        }
    }

    /** One bad change must not refuse the calls that happened to stand beside it. */
    private void onFailure(List<Waiting> batch, Throwable failure) {
        for (Waiting waiting : batch) {
            waiting.failure = batch.size() == 1 ? failure : alone(waiting);
            waiting.done = true;
        }
    }

    private @Nullable Throwable alone(Waiting waiting) {
        try {
            store.accept(List.of(waiting.change));
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    /** Guarded by {@link #turn}. */
    private static final class Waiting {
        final AuditChange change;
        boolean done;
        @Nullable Throwable failure;

        Waiting(AuditChange change) {
            this.change = change;
        }
    }
}
