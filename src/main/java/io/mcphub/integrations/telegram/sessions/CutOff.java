package io.mcphub.integrations.telegram.sessions;

import io.mcphub.platform.nodes.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Closes the sessions whose leases this node could not extend for long, as when it does not reach the database: another node opens them once
 * the leases end, and Telegram ends a session that has two live copies. It never waits for the database itself.
 */
@ApplicationScoped
class CutOff {
    /** The last quarter of a lease is for the closing. */
    static final Duration LIMIT = Leases.LIFETIME.multipliedBy(3).dividedBy(4);

    @Inject
    OpenSessions open;

    @Inject
    Closing closing;

    /** Not the hub's clock, which may be set to another time meanwhile. Tests replace it. */
    LongSupplier nanos = System::nanoTime;

    /** The time to note with a lease. Ask before the lease is taken or extended, because its end is reckoned from then. */
    long now() {
        return nanos.getAsLong();
    }

    /** Closes what is late. */
    void round() {
        long now = now();
        List<OpenSession> late = open.all().stream().filter(session -> isLate(session, now)).filter(OpenSession::close).toList();
        if (!late.isEmpty()) {
            closing.letGo(late);
        }
    }

    private static boolean isLate(OpenSession session, long now) {
        return session.isOpen() && now - session.leasedAt() >= LIMIT.toNanos();
    }
}
