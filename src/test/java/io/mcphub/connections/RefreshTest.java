package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes over one SQLite file, and a provider over real HTTP whose refresh tokens work once. */
class RefreshTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    private static final Caller ADA = Caller.person("user-1", Role.USER, Caller.Credential.SESSION, "session-1", Instant.MAX);

    private static TestDatabase database;
    private static TestDatabase first;
    private static TestDatabase second;

    private final HubClock clock = new HubClock();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private RotatingProvider provider;
    private Node one;
    private Node two;
    private AtomicInteger statementsOfOne;
    private AtomicInteger statementsOfTwo;

    @BeforeAll
    static void open() {
        database = new TestDatabase();
        first = database.anotherNode();
        second = database.anotherNode();
    }

    @AfterAll
    static void shut() {
        first.close();
        second.close();
        database.close();
    }

    @BeforeEach
    void connect() throws Exception {
        time(Duration.ZERO);
        database.run(em -> em.createNativeQuery("DELETE FROM users").executeUpdate());
        database.person("user-1");
        provider = new RotatingProvider(clock);
        one = new Node(first, provider, clock);
        two = new Node(second, provider, clock);
        statementsOfOne = first.statements();
        statementsOfTwo = second.statements();
        one.connections.connectWithToken(ADA, "fake", PastedToken.of(Secret.of("pasted")), null);
        assertThat(provider.isLive(one.connections.open(ADA, "fake", null))).isTrue();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        provider.close();
    }

    private void time(Duration later) {
        clock.use(Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private void nearlyEnded() {
        time(RotatingProvider.LIFE.minusMinutes(9));
    }

    private void ended() {
        time(RotatingProvider.LIFE.plusMinutes(1));
    }

    private String status() {
        return one.connections.integrations(ADA).get(0).connections().get(0).status();
    }

    private ConnectionEntity row() {
        return one.store.of("user-1").get(0);
    }

    private static HubException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call);
    }

    /** Fifty calls at the same moment, half of them at each node. */
    private <T> List<T> fifty(java.util.function.Function<Node, T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(50);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Node node = i % 2 == 0 ? one : two;
            Callable<T> task = () -> {
                start.await(30, TimeUnit.SECONDS);
                return call.apply(node);
            };
            running.add(threads.submit(task));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            results.add(future.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    @Test
    void openWhenEndedAndFiftyCallsAtTwoNodesThenRenewedOnceAndAllGetTheNewToken() throws Exception {
        ended();

        List<Credential> opened = fifty(node -> node.connections.open(ADA, "fake", null));

        assertThat(opened).allMatch(provider::isLive);
        assertThat(provider.renewals).hasValue(1);
        assertThat(provider.refusedRenewals).hasValue(0);
        assertThat(status()).isEqualTo("ok");
        assertThat(row().refreshClaim).isNull();
    }

    @Test
    void callWhenTheTokenIsRefusedUnderFiftyCallsAtTwoNodesThenRenewedOnceAndEachWritesOnce() throws Exception {
        Credential known = one.connections.open(ADA, "fake", null);
        nearlyEnded();
        // The provider has revoked what everybody holds, and what the row holds: only its refresh token still works.
        one.claims.renewed(row(), new RenewedToken(Secret.of("stale"), Secret.of("refresh-1"), clock.now().plus(RotatingProvider.LIFE)));
        Credential stale = one.connections.open(ADA, "fake", null);
        assertThat(stale.token()).isNotEqualTo(known.token());

        List<Integer> answers = fifty(node -> node.connections.call(stale, provider::act));

        assertThat(answers).containsOnly(200);
        assertThat(provider.writes).hasValue(50);
        assertThat(provider.refusedCalls).hasValue(50);
        assertThat(provider.renewals).hasValue(1);
        assertThat(provider.refusedRenewals).hasValue(0);
        assertThat(one.audit.byUser()).containsExactly("connection.connected user-1");
        assertThat(two.audit.byUser()).isEmpty();
    }

    @Test
    void openWhenOneNodeRenewsThenItsOtherCallsWaitWithoutAskingTheDatabase() throws Exception {
        ended();
        CountDownLatch answer = new CountDownLatch(1);
        provider.meanwhile = () -> waitFor(answer);
        int before = statementsOfOne.get();
        List<Future<Credential>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(threads.submit(() -> one.connections.open(ADA, "fake", null)));
        }
        ConnectionEntity stored = two.store.of("user-1").get(0);
        await().until(() -> one.refresh.waiting(stored) == 9);

        answer.countDown();

        for (Future<Credential> future : all) {
            assertThat(provider.isLive(future.get(30, TimeUnit.SECONDS))).isTrue();
        }
        // Each reads its row; the one who renews also takes the claim, stores the token and reads it.
        assertThat(statementsOfOne.get() - before).isEqualTo(10 + 3);
    }

    @Test
    void openWhenAboutToEndThenRenewedAheadOnceAndNotBefore() {
        time(RotatingProvider.LIFE.minusMinutes(11));
        one.connections.open(ADA, "fake", null);
        assertThat(provider.renewals).hasValue(0);

        nearlyEnded();
        assertThat(provider.isLive(one.connections.open(ADA, "fake", null))).isTrue();
        assertThat(provider.isLive(two.connections.open(ADA, "fake", null))).isTrue();
        assertThat(provider.renewals).hasValue(1);
    }

    @Test
    void aheadWhenTheTokenLivesShortlyThenOnlyTheLastFifthCounts() {
        assertThat(Refresh.ahead(NOW, NOW.plusSeconds(300))).isEqualTo(NOW.plusSeconds(240));
        assertThat(Refresh.ahead(NOW, NOW.plus(Duration.ofHours(12)))).isEqualTo(NOW.plus(Duration.ofHours(12)).minusSeconds(600));
        assertThat(Refresh.ahead(NOW, null)).isNull();
    }

    @Test
    void openWhenTheOtherNodeIsRenewingThenWaitsForItsTokenAndAsksNobody() throws Exception {
        ended();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        provider.meanwhile = () -> {
            asked.countDown();
            waitFor(answer);
        };
        Future<Credential> first = threads.submit(() -> one.connections.open(ADA, "fake", null));
        waitFor(asked);
        Future<Credential> second = threads.submit(() -> two.connections.open(ADA, "fake", null));
        int before = statementsOfTwo.get();
        await().until(() -> statementsOfTwo.get() > before + 3);
        assertThat(second.isDone()).isFalse();

        answer.countDown();

        assertThat(provider.isLive(first.get(30, TimeUnit.SECONDS))).isTrue();
        assertThat(provider.isLive(second.get(30, TimeUnit.SECONDS))).isTrue();
        assertThat(provider.renewals).hasValue(1);
        assertThat(provider.refusedRenewals).hasValue(0);
    }

    @Test
    void openWhenTheOtherNodeIsRenewingAheadThenTheOldTokenServesMeanwhile() throws Exception {
        nearlyEnded();
        String claim = one.claims.take(row()).orElseThrow();

        assertThat(two.connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("access-1"));
        assertThat(provider.renewals).hasValue(0);

        one.claims.release(row(), claim);
        assertThat(provider.isLive(two.connections.open(ADA, "fake", null))).isTrue();
    }

    @Test
    void refusedWhenAnotherNodeHasRenewedThenItsTokenAndNobodyIsAsked() {
        Credential old = one.connections.open(ADA, "fake", null);
        nearlyEnded();
        Credential renewed = two.connections.open(ADA, "fake", null);

        assertThat(one.connections.refused(old).token()).isEqualTo(renewed.token());
        assertThat(one.connections.current(old).token()).isEqualTo(renewed.token());
        assertThat(provider.renewals).hasValue(1);
        assertThat(provider.refusedRenewals).hasValue(0);
        assertThat(status()).isEqualTo("ok");
    }

    @Test
    void openWhenRefusedButAnotherNodeHasStoredMeanwhileThenItsTokenAndNotFinal() {
        ended();
        ConnectionEntity before = row();
        RenewedToken theirs = provider.renewElsewhere();
        // Node one's claim has ended while the provider thought, and node two has stored its result.
        provider.meanwhile = () -> two.claims.renewed(before, theirs);

        assertThat(provider.isLive(one.connections.open(ADA, "fake", null))).isTrue();
        assertThat(provider.refusedRenewals).hasValue(1);
        assertThat(status()).isEqualTo("ok");
        assertThat(one.audit.byUser()).doesNotContain("connection.needs_reconnect user-1");
    }

    @Test
    void openWhenRefusedButAnotherNodeHoldsTheClaimNowThenWaitsForItsResult() throws Exception {
        ended();
        RenewedToken theirs = provider.renewElsewhere();
        CountDownLatch taken = new CountDownLatch(1);
        provider.meanwhile = () -> {
            time(RotatingProvider.LIFE.plusMinutes(1).plus(RefreshClaims.LIFETIME));
            two.claims.take(row()).orElseThrow();
            taken.countDown();
        };
        Future<Credential> waiting = threads.submit(() -> one.connections.open(ADA, "fake", null));
        waitFor(taken);
        int before = statementsOfOne.get();
        await().until(() -> statementsOfOne.get() > before + 3);
        assertThat(waiting.isDone()).isFalse();
        assertThat(status()).isEqualTo("ok");

        two.claims.renewed(row(), theirs);

        assertThat(provider.isLive(waiting.get(30, TimeUnit.SECONDS))).isTrue();
        assertThat(one.audit.byUser()).doesNotContain("connection.needs_reconnect user-1");
    }

    @Test
    void openWhenRefusedForGoodThenNeedsReconnectOnceEverywhereAndAudited() throws Exception {
        ended();
        provider.renewElsewhere();

        List<Problem> answers = fifty(node -> failure(() -> node.connections.open(ADA, "fake", null)).problem());

        assertThat(answers).containsOnly(Problem.NOT_CONNECTED);
        assertThat(provider.refusedRenewals).hasValue(1);
        assertThat(status()).isEqualTo("needs_reconnect");
        List<String> audited = new ArrayList<>(one.audit.byUser());
        audited.addAll(two.audit.byUser());
        assertThat(audited).containsExactlyInAnyOrder("connection.connected user-1", "connection.needs_reconnect user-1");
        HubException again = failure(() -> two.connections.open(ADA, "fake", null));
        assertThat(again.publicDetail()).contains("Fake no longer accepts your connection").contains("https://hub.example.com/connections");
    }

    @Test
    void callWhenAlsoTheFreshTokenIsRefusedThenNeedsReconnect() {
        Credential known = one.connections.open(ADA, "fake", null);
        List<String> tried = new ArrayList<>();
        HubException e = failure(() -> one.connections.call(known, credential -> {
            tried.add(credential.token().reveal());
            throw HubException.of(Problem.NOT_CONNECTED, "refused");
        }));
        assertThat(e.problem()).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(e.publicDetail()).contains("/connections");
        assertThat(tried).containsExactly("access-1", "access-2");
        assertThat(status()).isEqualTo("needs_reconnect");
    }

    @Test
    void callWhenItFailsForAnotherReasonThenNotRepeated() {
        Credential known = one.connections.open(ADA, "fake", null);
        List<String> tried = new ArrayList<>();
        HubException e = failure(() -> one.connections.call(known, credential -> {
            tried.add(credential.token().reveal());
            throw HubException.of(Problem.UPSTREAM_REFUSED, "no");
        }));
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(tried).containsExactly("access-1");
        assertThat(provider.renewals).hasValue(0);
    }

    @Test
    void openWhenTheProviderIsDownThenUnavailableAndTheConnectionStays() {
        ended();
        provider.tokenStatus = 503;

        assertThat(failure(() -> one.connections.open(ADA, "fake", null)).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(failure(() -> one.connections.refused(one.store.open(row()))).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(status()).isEqualTo("ok");
        assertThat(row().refreshClaim).isNull();
        assertThat(one.audit.byUser()).containsExactly("connection.connected user-1");

        provider.tokenStatus = 200;
        time(RotatingProvider.LIFE.plusMinutes(2));
        assertThat(provider.isLive(one.connections.open(ADA, "fake", null))).isTrue();
    }

    @Test
    void openWhenTheProviderIsDownAheadOfTimeThenTheOldTokenServes() {
        nearlyEnded();
        provider.tokenStatus = 503;
        assertThat(one.connections.open(ADA, "fake", null).token()).isEqualTo(Secret.of("access-1"));
    }

    @Test
    void openWhenANodeCrashedWithTheClaimThenRecoversAtItsEnd() throws Exception {
        ended();
        two.claims.take(row()).orElseThrow();
        one.refresh.patience = Duration.ofMillis(1);
        assertThat(failure(() -> one.connections.open(ADA, "fake", null)).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(provider.renewals).hasValue(0);
        assertThat(status()).isEqualTo("ok");

        one.refresh.patience = Duration.ofSeconds(60);
        time(RotatingProvider.LIFE.plusMinutes(1).plusSeconds(10));
        Future<Credential> waiting = threads.submit(() -> one.connections.open(ADA, "fake", null));
        int before = statementsOfOne.get();
        await().until(() -> statementsOfOne.get() > before + 3);
        assertThat(waiting.isDone()).isFalse();

        time(RotatingProvider.LIFE.plusMinutes(1).plus(RefreshClaims.LIFETIME));
        assertThat(provider.isLive(waiting.get(30, TimeUnit.SECONDS))).isTrue();
        assertThat(provider.renewals).hasValue(1);
    }

    @Test
    void openWhenDisconnectedWhileTheProviderAnswersThenNotConnectedAndTheLateTokenIsRevoked() {
        ended();
        provider.meanwhile = () -> two.store.delete("user-1", row().id);

        assertThat(failure(() -> one.connections.open(ADA, "fake", null)).problem()).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(provider.isLive(new Credential("c", "user-1", Secret.of("access-2"), java.util.Map.of()))).isFalse();
    }

    @Test
    void openWhenDisconnectedAtTheOtherNodeThenGoneAtOnce() {
        one.connections.connected("user-1");
        two.connections.disconnect(ADA, "fake", null);
        assertThat(failure(() -> one.connections.open(ADA, "fake", null)).problem()).isEqualTo(Problem.NOT_CONNECTED);
    }

    @Test
    void openWhenNothingIsDueThenOneIndexedSelect() throws Exception {
        one.connections.open(ADA, "fake", null);
        int before = statementsOfOne.get();

        one.connections.open(ADA, "fake", null);
        assertThat(statementsOfOne.get() - before).isEqualTo(1);

        one.connections.connected("user-1");
        one.connections.accounts("user-1", "fake");
        int cached = statementsOfOne.get();
        one.connections.connected("user-1");
        one.connections.accounts("user-1", "fake");
        assertThat(statementsOfOne.get()).isEqualTo(cached);

        try (var connection = database.dataSource().getConnection();
                var plan = connection.createStatement().executeQuery("EXPLAIN QUERY PLAN SELECT * FROM connections WHERE user_id = 'u' AND integration = 'i'"
                        + " ORDER BY is_default DESC, connected_at, id")) {
            assertThat(plan.next()).isTrue();
            assertThat(plan.getString("detail")).startsWith("SEARCH connections USING INDEX").contains("user_id=? AND integration=?");
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
