package io.mcphub.platform.nodes.errands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.Workers;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.LogLines;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import io.mcphub.testing.TestWorkers;
import io.mcphub.testing.TwoHubs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL; no other product has two. */
class ErrandsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String LEASE = "thing 1";

    private final TestDatabase database = new TestDatabase(TestProduct.POSTGRESQL);
    private final TwoHubs hubs = new TwoHubs();
    private final BeanBox asking = box("asking");
    private final BeanBox holding = box("holding");
    private final Errands errands = asking.get(Errands.class);
    private final ErrandWork work = holding.get(ErrandWork.class);
    private final ShakyErrandStore shaky = new ShakyErrandStore(asking.get(ErrandStore.class));
    private final AtomicInteger done = new AtomicInteger();

    @BeforeEach
    void hold() {
        assertThat(holding.get(Leases.class).take(LEASE)).isTrue();
        errands.store = shaky;
        errands.leftovers.store = shaky;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void errandWhenSentThenTheHolderDoesItOnceAndNothingOfItStays() throws Exception {
        work.register("thing ", this::upper);
        assertThat(errands.send(LEASE, "say hello", LONG)).isEqualTo("SAY HELLO");
        assertThat(done).hasValue(1);
        assertThat(rows()).isZero();
    }

    @Test
    void errandWhileItWaitsThenTheDatabaseDoesNotShowWhatItSays() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        work.register("thing ", errand -> {
            errand.begin();
            waitFor(goOn);
            return upper(errand);
        });
        CompletableFuture<String> answer = sent();
        await().until(() -> rows() == 1);
        assertThat(columns()).noneMatch(text -> text.toLowerCase().contains("hello"));
        goOn.countDown();
        assertThat(answer.get()).isEqualTo("SAY HELLO");
    }

    @Test
    void errandWhenNoMessageArrivesThenBothSidesLookByThemselves() throws Exception {
        hubs.lose(topic -> true);
        work.register("thing ", this::upper);
        CompletableFuture<String> answer = sent();
        await().until(() -> rows() == 1);
        work.look();
        assertThat(answer.get()).isEqualTo("SAY HELLO");
    }

    @Test
    void errandWhenNobodyBeginsItInTimeThenItsSenderKnowsThatNothingHappened() {
        hubs.lose(topic -> true);
        assertThatThrownBy(() -> errands.send(LEASE, "say hello", SHORT)).isInstanceOfSatisfying(ErrandNotTaken.class, none -> assertThat(none.isFree()).isFalse());
        assertThat(rows()).isZero();
    }

    @Test
    void errandWhenItsLeaseIsFreeThenItsSenderLearnsThat() {
        holding.get(Leases.class).release(List.of(LEASE));
        assertThatThrownBy(() -> errands.send(LEASE, "say hello", LONG)).isInstanceOfSatisfying(ErrandNotTaken.class, none -> assertThat(none.isFree()).isTrue());
    }

    @Test
    void errandWhenBegunAndNotAnsweredInTimeThenItMayHaveHappenedAndTheDoerStops() {
        CountDownLatch stopped = new CountDownLatch(1);
        work.register("thing ", errand -> {
            errand.begin();
            return untilInterrupted(stopped);
        });
        assertThatThrownBy(() -> errands.send(LEASE, "say hello", SHORT)).isInstanceOf(TimeoutException.class);
        await().until(() -> stopped.getCount() == 0);
        assertThat(rows()).isZero();
    }

    @Test
    void errandWhenItsSenderIsCancelledBeforeItBeginsThenItIsNeverDone() {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        work.register("thing ", errand -> {
            opening.countDown();
            waitFor(goOn);
            begun.complete(errand.begin());
            return Optional.empty();
        });
        Cancellation.Switch person = new Cancellation.Switch();
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> Cancellation.during(person, () -> Cancellation.interrupting(this::send)));
        waitFor(opening);

        person.cancel();

        assertThatThrownBy(answer::get).hasRootCauseInstanceOf(InterruptedException.class);
        goOn.countDown();
        assertThat(begun.join()).isFalse();
        assertThat(rows()).isZero();
    }

    @Test
    void errandWhenTheDoerRefusesThenItsAnswerCounts() throws Exception {
        work.register("thing ", errand -> Optional.of("no"));
        assertThat(errands.send(LEASE, "say hello", LONG)).isEqualTo("no");
    }

    @Test
    void errandWhenAnotherSealedItThenItIsNotDone() {
        work.register("thing ", this::upper);
        work.workers = TestWorkers.direct().executor();
        database.run(em -> em.persist(new ErrandEntity("forged", LEASE, "not sealed", Instant.now().plusSeconds(60))));
        assertThatThrownBy(work::look).isInstanceOf(IllegalStateException.class);
        assertThat(done).hasValue(0);
    }

    @Test
    void errandWhenTheHubHasOneNodeThenNobodyIsAsked() {
        try (TestDatabase file = new TestDatabase(TestProduct.SQLITE)) {
            Errands alone = new BeanBox(file).with(HubConfig.class, config()).get(Errands.class);
            assertThatThrownBy(() -> alone.send(LEASE, "say hello", LONG)).isInstanceOf(ErrandNotTaken.class);
        }
    }

    @Test
    void errandWhenTheDatabaseIsLostWithItsCommitThenItsOutcomeIsUnknownAndItIsRemovedLater() {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        hubs.lose(told::add);
        shaky.away = method -> true;
        assertThatThrownBy(() -> errands.send(LEASE, "say hello", LONG)).isInstanceOf(TimeoutException.class);
        assertThat(told).containsExactly(Errands.OVER);
        assertThat(rows()).isEqualTo(1);

        shaky.away = method -> false;
        asking.get(ErrandWork.class).tidy();
        assertThat(rows()).isZero();
    }

    @Test
    void errandWhenItCannotBeRemovedThenItsAnswerCountsAndTheLogSaysItOnce() throws Exception {
        work.register("thing ", this::upper);
        shaky.away = "remove"::equals;
        try (LogLines log = LogLines.of(Leftovers.class.getName())) {
            assertThat(errands.send(LEASE, "say hello", LONG)).isEqualTo("SAY HELLO");
            asking.get(ErrandWork.class).tidy();
            assertThat(log.warnings()).singleElement().asString().contains("could not be removed");
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void errandWhenTheDatabaseIsAwayForAMomentThenItsAnswerIsFoundAfterwards() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        shaky.away = method -> method.equals("find") && looks.incrementAndGet() == 1;
        work.register("thing ", this::upper);
        assertThat(errands.send(LEASE, "say hello", LONG)).isEqualTo("SAY HELLO");
        assertThat(looks).hasValueGreaterThan(1);
    }

    @Test
    void errandWhenTheDatabaseStaysAwayThenItsOutcomeIsUnknown() {
        shaky.away = "find"::equals;
        assertThatThrownBy(() -> errands.send(LEASE, "say hello", SHORT)).isInstanceOf(TimeoutException.class).hasRootCauseMessage("the database is away");
    }

    @Test
    void errandWhenNobodyBeginsItSoonThenItsSenderLearnsThatBeforeItsTimeIsOver() {
        assertThat(errands.untaken).isEqualTo(Duration.ofSeconds(10));
        errands.untaken = SHORT;
        hubs.lose(topic -> true);
        long start = System.nanoTime();
        assertThatThrownBy(() -> errands.send(LEASE, "say hello", LONG)).isInstanceOf(ErrandNotTaken.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        assertThat(rows()).isZero();
    }

    @Test
    void errandWhenItsSenderLeftItThenIsNotBegunAfterFiveSeconds() {
        Instant now = Instant.now();
        holding.get(HubClock.class).use(Clock.fixed(now, ZoneOffset.UTC));
        work.workers = TestWorkers.direct().executor();
        work.register("thing ", this::upper);
        left("old", now.minusSeconds(5));
        work.look();
        assertThat(done).hasValue(0);
        left("new", now.minusSeconds(4));
        work.look();
        assertThat(done).hasValue(1);
    }

    @Test
    void lookWhenTheDatabaseIsAwayThenIsSilentIfTheLogSaysSoAlready() {
        work.store = shaky;
        shaky.away = method -> true;
        try (LogLines log = LogLines.of(ErrandWork.class.getName())) {
            WriteHealth.shared().failed("the test");
            work.look();
            assertThat(log.all()).isEmpty();
            WriteHealth.shared().recovered();
            work.look();
            assertThat(log.warnings()).singleElement().asString().contains("could not look").doesNotContain("\n");
        } finally {
            WriteHealth.shared().recovered();
        }
    }

    private void left(String id, Instant endsAt) {
        String sealed = asking.get(ErrandSeal.class).sealTask(id, LEASE, "say hello");
        database.run(em -> em.persist(new ErrandEntity(id, LEASE, sealed, endsAt)));
    }

    private Optional<String> upper(Errand errand) {
        if (!errand.begin()) {
            return Optional.empty();
        }
        done.incrementAndGet();
        return Optional.of(errand.task().toUpperCase());
    }

    private static Optional<String> untilInterrupted(CountDownLatch stopped) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException nobodyWaits) {
            stopped.countDown();
        }
        return Optional.empty();
    }

    private String send() {
        try {
            return errands.send(LEASE, "say hello", LONG);
        } catch (TimeoutException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<String> sent() {
        return CompletableFuture.supplyAsync(this::send);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long rows() {
        return ((Number) database.entityManager().createNativeQuery("SELECT COUNT(*) FROM errands").getSingleResult()).longValue();
    }

    private List<String> columns() {
        return database.entityManager().createQuery("SELECT e FROM ErrandEntity e", ErrandEntity.class).getResultStream().map(row -> row.id + row.task + row.answer).toList();
    }

    private BeanBox box(String name) {
        BeanBox box = new BeanBox(database).with(HubConfig.class, config()).with(Workers.class, new Workers() {
            @Override
            public void execute(Runnable task) {
                new Thread(task).start();
            }
        });
        return hubs.add(box, name);
    }

    private static HubConfig config() {
        TestConfig config = new TestConfig();
        config.variables.put("NODE_ID", "alone");
        return config;
    }
}
