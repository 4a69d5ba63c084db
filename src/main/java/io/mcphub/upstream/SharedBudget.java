package io.mcphub.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One {@link Budget} and those who share it. A connection that is alone may use all of it; once others ask too, each is
 * entitled to an equal share, so that one that calls without pause leaves room for the rest. What was used comes back
 * evenly over the window, as a token bucket fills. Nothing here waits: the answer is how long the caller has to.
 */
final class SharedBudget {
    private final double calls;
    private final Duration window;
    private final Map<String, Account> accounts = new HashMap<>();
    private Instant counted;
    private Instant pausedUntil;

    private static final class Account {
        double used;
        Instant asked;
    }

    SharedBudget(Budget budget, Instant now) {
        this.calls = budget.calls();
        this.window = budget.window();
        this.counted = now;
        this.pausedUntil = now;
    }

    /** Takes a call for a connection; zero if it may go ahead, otherwise how long until it is worth asking again. */
    synchronized Duration take(String connection, Instant now) {
        giveBack(now);
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

    /** The provider asked for a pause: nobody calls before its end. */
    synchronized void pause(Instant until) {
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    /** The whole budget comes back within a window, to each by what it has used; who is silent for a window shares no more. */
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
