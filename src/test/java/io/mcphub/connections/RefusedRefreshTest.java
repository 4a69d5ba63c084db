package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A renewal that is refused, fails, is abandoned or comes too late. */
class RefusedRefreshTest extends TwoNodes {
    @Test
    void callWhenTheTokenIsRefusedUnderFiftyCallsAtTwoNodesThenRenewedOnceAndEachWritesOnce() throws Exception {
        Credential known = one.connections.open(ADA, "fake", null);
        nearlyEnded();
        // The provider has revoked the token that callers hold and the one in the row. Only the row's refresh token still works.
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
}
