package io.mcphub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());

    @Test
    void writeWhenManyWaitThenOneTransactionForAll() throws Exception {
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(9);
        GroupCommit commits = new GroupCommit(changes -> {
            batches.add(ids(changes));
            firstIsWriting.countDown();
            await(proceed);
        });
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<?>> writes = new ArrayList<>();
            writes.add(threads.submit(() -> commits.write(change("first"))));
            await(firstIsWriting);
            for (int i = 0; i < 9; i++) {
                String id = "n" + i;
                writes.add(threads.submit(() -> {
                    queued.countDown();
                    commits.write(change(id));
                }));
            }
            await(queued);
            Awaitility.await().until(() -> commits.waiting() == 9);
            proceed.countDown();
            for (Future<?> write : writes) {
                write.get(10, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(batches).hasSize(2);
        assertThat(batches.get(1)).hasSize(9);
    }

    @Test
    void writeWhenStoreFailsThenCallerKnows() {
        GroupCommit commits = new GroupCommit(changes -> {
            throw new IllegalStateException("disk full");
        });

        assertThatThrownBy(() -> commits.write(change("a"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writeWhenOneOfManyIsRefusedThenItIsFoundInFewTransactionsAndTheOthersAreWritten() throws Exception {
        AtomicInteger transactions = new AtomicInteger();
        Outcome outcome = together(255, changes -> {
            transactions.incrementAndGet();
            if (ids(changes).contains("n100")) {
                throw new RefusedRow(new IllegalStateException("constraint"));
            }
            batches.add(ids(changes));
        });

        assertThat(outcome.failed()).containsExactly("n100");
        assertThat(batches.stream().flatMap(List::stream)).hasSize(255).doesNotContain("n100");
        // The first one alone, then halves: two attempts on each of eight levels.
        assertThat(transactions).hasValueLessThanOrEqualTo(1 + 1 + 2 * 8);
    }

    @Test
    void writeWhenTheDatabaseFailsThenTheWholeBatchFailsAtOnce() throws Exception {
        AtomicInteger transactions = new AtomicInteger();
        Outcome outcome = together(255, changes -> {
            if (transactions.incrementAndGet() > 1) {
                throw new IllegalStateException("disk full");
            }
        });

        assertThat(outcome.failed()).hasSize(255);
        assertThat(transactions).hasValue(2);
    }

    @Test
    void writeWhenTheDatabaseFailsDuringTheSearchThenTheRestFailsAtOnce() throws Exception {
        AtomicInteger transactions = new AtomicInteger();
        Outcome outcome = together(255, changes -> {
            if (transactions.incrementAndGet() == 2) {
                throw new RefusedRow(new IllegalStateException("constraint"));
            }
            if (transactions.get() > 2) {
                throw new IllegalStateException("disk full");
            }
        });

        assertThat(outcome.failed()).hasSize(255);
        assertThat(transactions).hasValue(3);
    }

    @Test
    void writeWhenOneChangeIsBadThenOthersAreWritten() throws Exception {
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        GroupCommit commits = new GroupCommit(changes -> {
            firstIsWriting.countDown();
            await(proceed);
            if (ids(changes).contains("bad")) {
                throw new RefusedRow(new IllegalStateException("constraint"));
            }
            batches.add(ids(changes));
        });
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<?> first = threads.submit(() -> commits.write(change("first")));
            await(firstIsWriting);
            Future<?> bad = threads.submit(() -> commits.write(change("bad")));
            Future<?> good = threads.submit(() -> commits.write(change("good")));
            Awaitility.await().until(() -> commits.waiting() == 2);
            proceed.countDown();
            first.get(10, TimeUnit.SECONDS);
            good.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("constraint");
        } finally {
            threads.shutdownNow();
        }

        assertThat(batches).contains(List.of("good"));
    }

    /** Which changes failed. */
    private record Outcome(List<String> failed) {}

    /** One change that is written first, and so many that wait behind it and make one batch. */
    private static Outcome together(int count, Consumer<List<AuditChange>> store) throws Exception {
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        GroupCommit commits = new GroupCommit(changes -> {
            firstIsWriting.countDown();
            await(proceed);
            store.accept(changes);
        });
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(count + 1);
        try {
            List<Future<?>> writes = new ArrayList<>();
            writes.add(threads.submit(() -> commits.write(change("first"))));
            await(firstIsWriting);
            for (int i = 0; i < count; i++) {
                String id = "n" + i;
                writes.add(threads.submit(() -> {
                    try {
                        commits.write(change(id));
                    } catch (IllegalStateException e) {
                        failed.add(id);
                    }
                }));
            }
            Awaitility.await().until(() -> commits.waiting() == count);
            proceed.countDown();
            for (Future<?> write : writes) {
                write.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        return new Outcome(failed);
    }

    private static List<String> ids(List<AuditChange> changes) {
        return changes.stream().map(AuditChange::entryId).toList();
    }

    private static AuditChange change(String id) {
        return new AuditChange.End(id, Instant.EPOCH, "n1", new CallOutcome(AuditStatus.OK, null, null, null, null, null), 1L, null, null);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
