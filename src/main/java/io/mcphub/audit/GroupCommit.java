package io.mcphub.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores the changes of many threads in few transactions. A thread that finds no writer becomes the writer: it stores everything
 * that waits, until its own change is stored, and then hands over to the next one that waits. So there is one writer at a time and
 * no extra thread.
 */
final class GroupCommit {
    private static final int MAX_BATCH = 256;

    private final AtomicBoolean writing = new AtomicBoolean();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Consumer<List<AuditChange>> store;

    GroupCommit(Consumer<List<AuditChange>> store) {
        this.store = store;
    }

    /** Returns when the change is committed; throws if it could not be. */
    void write(AuditChange change) {
        Waiting mine = new Waiting(change);
        queue.add(mine);
        wakeIfNobodyWrites();
        if (mine.turn.join()) {
            writeUntilDone(mine);
        }
        if (mine.failure != null) {
            throw new IllegalStateException("the audit log cannot be written", mine.failure);
        }
    }

    /** How many changes wait. */
    int waiting() {
        return queue.size();
    }

    private void writeUntilDone(Waiting mine) {
        try {
            while (!mine.done) {
                writeBatch();
            }
        } finally {
            writing.set(false);
            wakeIfNobodyWrites();
        }
    }

    /** Makes the first waiting thread the writer if there is none. A thread that comes later finds out for itself. */
    private void wakeIfNobodyWrites() {
        while (!queue.isEmpty() && writing.compareAndSet(false, true)) {
            Waiting next = queue.peek();
            if (next != null) {
                next.turn.complete(true);
                return;
            }
            writing.set(false);
        }
    }

    private void writeBatch() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < MAX_BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        writeParts(new ArrayDeque<>(List.of(batch)));
    }

    /**
     * Stores a batch. If one row is rejected, the batch is halved to find it, so that other calls are not refused. Any other
     * failure is the database's and fails the whole batch at once.
     */
    private void writeParts(Deque<List<Waiting>> parts) {
        while (!parts.isEmpty()) {
            List<Waiting> part = parts.pop();
            try {
                store.accept(part.stream().map(w -> w.change).toList());
                part.forEach(w -> w.done(null));
            } catch (RefusedRow refused) {
                if (part.size() == 1) {
                    part.get(0).done(refused);
                } else {
                    parts.push(part.subList(part.size() / 2, part.size()));
                    parts.push(part.subList(0, part.size() / 2));
                }
            } catch (RuntimeException | Error e) {
                parts.push(part);
                parts.forEach(failed -> failed.forEach(w -> w.done(e)));
                parts.clear();
            }
        }
    }

    private static final class Waiting {
        final AuditChange change;
        /** Completed with true: become the writer. With false: the change is stored. Exceptionally: it failed. */
        final CompletableFuture<Boolean> turn = new CompletableFuture<>();
        @Nullable Throwable failure;
        boolean done;

        Waiting(AuditChange change) {
            this.change = change;
        }

        void done(@Nullable Throwable why) {
            failure = why;
            done = true;
            turn.complete(false);
        }
    }
}
