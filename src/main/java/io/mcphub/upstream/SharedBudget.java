package io.mcphub.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One {@link Budget} and the connections that share it. A connection that is alone may use all of it. If several call, each has an
 * equal share, so that a busy one leaves room for the others. Used calls come back evenly over the window, like a token bucket. It
 * never waits but returns how long to wait.
 */
final class SharedBudget {
    private final int whole;
    private double calls;
    private final Duration window;
    private final Map<String, Account> accounts = new HashMap<>();
    private Instant counted;
    private Instant pausedUntil;

    private static final class Account {
        double used;
        Instant asked;
    }

    SharedBudget(Budget budget, Instant now) {
        this.whole = budget.calls();
        this.calls = whole;
        this.window = budget.window();
        this.counted = now;
        this.pausedUntil = now;
    }

    /** As {@link #take(String, Instant, int)} on the only node. */
    Duration take(String connection, Instant now) {
        return take(connection, now, 1);
    }

    /**
     * Takes one call. Returns zero if it may go ahead, otherwise how long to wait before asking again.
     *
     * @param nodes how many share the budget evenly; a provider counts the calls of all together
     */
    synchronized Duration take(String connection, Instant now, int nodes) {
        giveBack(now);
        calls = Math.max(1, (double) whole / nodes);
        Account account = accounts.computeIfAbsent(connection, id -> new Account());
        account.asked = now;
        if (now.isBefore(pausedUntil)) {
            return Duration.between(now, pausedUntil);
        }
        double share = accounts.size() == 1 ? calls : Math.max(1, calls / accounts.size());
        double over = Math.max(used() + 1 - calls, account.used + 1 - share);
        if (over > 0) {
            return Duration.ofMillis((long) Math.ceil(over * window.toMillis() / calls));
        }
        account.used++;
        return Duration.ZERO;
    }

    /** The provider asked for a pause: no call may go ahead before its end. */
    synchronized void pause(Instant until) {
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    /** Returns used calls in proportion to the time passed. Forgets connections that made no call for one window. */
    private void giveBack(Instant now) {
        double all = used();
        double back = Math.min(all, Math.max(0, Duration.between(counted, now).toMillis()) * calls / window.toMillis());
        if (back > 0) {
            accounts.values().forEach(account -> account.used *= (all - back) / all);
        }
        accounts.values().removeIf(account -> account.asked.plus(window).isBefore(now));
        counted = now.isAfter(counted) ? now : counted;
    }

    private double used() {
        return accounts.values().stream().mapToDouble(account -> account.used).sum();
    }
}
