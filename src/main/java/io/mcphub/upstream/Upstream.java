package io.mcphub.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.failsafe.CircuitBreaker;
import io.mcphub.platform.Cancellation;
import io.mcphub.platform.Changes;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.nodes.LiveNodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Stands in front of every provider. It waits a short time for the budget, refuses calls at once while the host is down, and
 * repeats a call once where that is safe: a read after a broken connection, and any call after a 429 with a short wait, because a
 * refused call had no effect.
 */
@ApplicationScoped
public class Upstream {
    /** The longest wait here. The caller decides about longer ones. */
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final int FAILURES = 5;
    private static final int OF_CALLS = 10;
    private static final int MAX_HOSTS = 1_000;
    private static final int MAX_BUDGETS = 50_000;

    @Inject
    HubClock clock;

    @Inject
    LiveNodes nodes;

    /** How long to leave a failing host alone. Tests shorten it. */
    Duration breakerDelay = Duration.ofSeconds(15);

    /** Tests replace it. */
    Pause pause = duration -> Thread.sleep(duration.toMillis());

    private final Cache<Host, CircuitBreaker<Object>> breakers = Caffeine.newBuilder().maximumSize(MAX_HOSTS).build();
    private final Cache<String, SharedBudget> budgets =
            Caffeine.newBuilder().maximumSize(MAX_BUDGETS).expireAfterAccess(Duration.ofHours(1)).build();

    /** What is left alone together while it fails. */
    private record Host(String provider, String name) {}

    /** Waits for a time. */
    @FunctionalInterface
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /**
     * Makes a call.
     *
     * @param call throws a {@code HubException} for every failure: {@link HubException#unreachable} for a broken connection
     *     or a 5xx, {@link HubException#rateLimited} for a 429; may run twice, see {@link Target#idempotent()}
     * @throws HubException what the call threw, {@code RATE_LIMITED} if the budget is used up, or
     *     {@code UPSTREAM_UNAVAILABLE} while the host is left alone
     */
    public <T> T call(Target target, Supplier<T> call) {
        try {
            return once(target, call);
        } catch (HubException first) {
            Duration wait = waitBeforeRepeating(target, first);
            if (wait == null) {
                throw first;
            }
            sleep(wait, first);
            return once(target, call);
        }
    }

    /** The provider asked for a pause, but not in its answer to a call: no call goes ahead before its end. */
    public void pause(Target target, Duration wait) {
        budget(target).pause(clock.now().plus(wait));
    }

    private SharedBudget budget(Target target) {
        return budgets.get(target.budget().key(), key -> new SharedBudget(target.budget(), clock.now()));
    }

    /** The hosts of a provider that did not answer this node when they were last asked. */
    public List<String> unreachable(String provider) {
        return breakers.asMap().entrySet().stream()
                .filter(entry -> entry.getKey().provider().equals(provider) && !entry.getValue().isClosed())
                .map(entry -> entry.getKey().name())
                .sorted()
                .toList();
    }

    private <T> T once(Target target, Supplier<T> call) {
        SharedBudget budget = budget(target);
        take(target, budget);
        CircuitBreaker<Object> breaker = breakers.get(new Host(target.provider(), target.host()), this::breaker);
        if (!breaker.tryAcquirePermit()) {
            throw down(target, breaker.getRemainingDelay());
        }
        boolean broken = false;
        try {
            return target.idempotent() ? Cancellation.interrupting(call) : Changes.by(() -> Cancellation.interrupting(call));
        } catch (HubException failed) {
            // A call that the hub cancelled says nothing about the host.
            broken = failed.isUnreachable() && !Cancellation.requested();
            failed.retryAfter().ifPresent(wait -> budget.pause(clock.now().plus(wait)));
            throw failed;
        } finally {
            if (broken) {
                breaker.recordFailure();
            } else {
                breaker.recordSuccess();
            }
        }
    }

    private void take(Target target, SharedBudget budget) {
        Duration wait = budget.take(target.connectionId(), clock.now(), nodes.count());
        if (wait.isZero()) {
            return;
        }
        HubException limited = HubException.rateLimited(target.provider() + " accepts no more calls of this kind now.", wait);
        if (wait.compareTo(SHORT) > 0) {
            throw limited;
        }
        sleep(wait, limited);
        if (!budget.take(target.connectionId(), clock.now(), nodes.count()).isZero()) {
            throw limited;
        }
    }

    /** How long to wait before repeating the call; null if it must not be repeated. */
    private static Duration waitBeforeRepeating(Target target, HubException failed) {
        if (Cancellation.requested()) {
            return null;
        }
        if (failed.isUnreachable() && target.idempotent()) {
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(50, 250));
        }
        return failed.retryAfter().filter(wait -> wait.compareTo(SHORT) <= 0).orElse(null);
    }

    private void sleep(Duration wait, HubException instead) {
        try {
            pause.of(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw instead;
        }
    }

    private CircuitBreaker<Object> breaker(Host host) {
        return CircuitBreaker.builder().withFailureThreshold(FAILURES, OF_CALLS).withSuccessThreshold(1).withDelay(breakerDelay).build();
    }

    private static HubException down(Target target, Duration remaining) {
        long seconds = Math.max(1, remaining.plusMillis(999).toSeconds());
        return HubException.unavailable(target.provider() + " does not answer at the moment. The hub asks it again in " + seconds + " seconds.");
    }
}
