package io.mcphub.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.nodes.LiveNodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamTest {
    private final Upstream upstream = new Upstream();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private int calls;

    @BeforeEach
    void start() {
        upstream.clock = new HubClock();
        upstream.nodes = new LiveNodes();
        upstream.pause = duration -> {
            pauses.add(duration);
            now = now.plus(duration);
            upstream.clock.use(Clock.fixed(now, ZoneOffset.UTC));
        };
        upstream.clock.use(Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void callWhenReadBreaksOnceThenRepeated() {
        assertThat(upstream.call(read("a"), failingFirst(1, HubException.unreachable("No answer.", null)))).isEqualTo("ok");
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void callWhenNobodyWaitsAnyMoreThenNotRepeatedAndTheHostIsNotBlamed() {
        for (int i = 0; i < 20; i++) {
            calls = 0;
            Cancellation.during(new Gone(), () -> refused(read("a"), failingFirst(1, HubException.unreachable("Ended.", null))));
            assertThat(calls).isEqualTo(1);
        }
        assertThat(upstream.call(read("a"), () -> "ok")).isEqualTo("ok");
    }

    private record Gone() implements Cancellation.Signal {
        @Override
        public boolean cancelled() {
            return true;
        }

        @Override
        public void onCancel(Runnable action) {}
    }

    @Test
    void callWhenWriteBreaksThenNotRepeated() {
        assertThatThrownBy(() -> upstream.call(write("a"), failingFirst(1, HubException.unreachable("No answer.", null)))).isInstanceOf(HubException.class);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void callWhenReadBreaksTwiceThenTheFailure() {
        HubException failed = refused(read("a"), failingFirst(2, HubException.unreachable("No answer.", null)));

        assertThat(failed.problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void callWhenTurnedAwayBrieflyThenEvenAWriteIsRepeated() {
        HubException turnedAway = HubException.rateLimited("Wait.", Duration.ofSeconds(2));

        assertThat(upstream.call(write("a"), failingFirst(1, turnedAway))).isEqualTo("ok");
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void unreachableWhenAHostDoesNotAnswerThenItIsNamedForItsProviderUntilItDoes() {
        upstream.breakerDelay = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            refused(write("a"), () -> {
                throw HubException.unreachable("No answer.", null);
            });
        }
        assertThat(upstream.unreachable("Slack")).containsExactly("a");
        assertThat(upstream.unreachable("Teamwork")).isEmpty();

        upstream.call(write("a"), () -> "ok");
        assertThat(upstream.unreachable("Slack")).isEmpty();
    }

    @Test
    void callWhenTurnedAwayForLongThenSecondsAndNoFurtherCall() {
        HubException first = refused(write("a"), failingFirst(9, HubException.rateLimited("Wait.", Duration.ofSeconds(30))));
        HubException second = refused(write("a"), () -> "not reached");

        assertThat(first.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(second.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(second.retryAfter().orElseThrow()).isEqualTo(Duration.ofSeconds(30));
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void callWhenBudgetIsUsedUpThenRefusedWithoutACall() {
        Target target = new Target("h", "Slack", "c1", new Budget("k", 1, Duration.ofMinutes(5)), true);
        upstream.call(target, () -> "ok");

        HubException refused = refused(target, failingFirst(0, null));

        assertThat(refused.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(refused.publicDetail()).startsWith("Slack");
        assertThat(calls).isZero();
    }

    @Test
    void callWhenHostIsDownThenLeftAloneAndAskedAgainLater() {
        upstream.breakerDelay = Duration.ofMillis(50);
        for (int i = 0; i < 5; i++) {
            refused(write("down"), failingFirst(99, HubException.unreachable("No answer.", null)));
        }
        calls = 0;

        HubException refused = refused(write("down"), failingFirst(0, null));

        assertThat(refused.publicDetail()).contains("does not answer at the moment");
        assertThat(calls).isZero();
        assertThat(upstream.call(write("up"), () -> "another host")).isEqualTo("another host");
        Awaitility.await().ignoreExceptions().untilAsserted(() -> assertThat(upstream.call(write("down"), () -> "back")).isEqualTo("back"));
    }

    @Test
    void callWhenProviderRefusesThenTheHostCountsAsUp() {
        for (int i = 0; i < 20; i++) {
            refused(write("a"), failingFirst(99, HubException.notFound("No such channel.")));
        }

        assertThat(upstream.call(write("a"), () -> "ok")).isEqualTo("ok");
    }

    private Supplier<String> failingFirst(int times, HubException failure) {
        return () -> {
            calls++;
            if (calls <= times) {
                throw failure;
            }
            return "ok";
        };
    }

    private HubException refused(Target target, Supplier<String> call) {
        return catchThrowableOfType(HubException.class, () -> upstream.call(target, call));
    }

    private static Target read(String host) {
        return new Target(host, "Slack", "c1", new Budget("k " + host, 1000, Duration.ofMinutes(1)), true);
    }

    private static Target write(String host) {
        return new Target(host, "Slack", "c1", new Budget("k " + host, 1000, Duration.ofMinutes(1)), false);
    }
}
