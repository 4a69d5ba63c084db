package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token is renewed only once, even if two nodes try at the same time. */
class RefreshTest extends TwoNodes {
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
    }

    @Test
    @Tag("sqlite")
    void openWhenThereAreManyThenAnIndexFindsThem() throws Exception {
        try (var connection = database.dataSource().getConnection();
                var plan = connection.createStatement().executeQuery("EXPLAIN QUERY PLAN SELECT * FROM connections WHERE user_id = 'u' AND integration = 'i'"
                        + " ORDER BY is_default DESC, connected_at, id")) {
            assertThat(plan.next()).isTrue();
            assertThat(plan.getString("detail")).startsWith("SEARCH connections USING INDEX").contains("user_id=? AND integration=?");
        }
    }
}
