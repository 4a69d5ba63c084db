package io.mcphub.connections;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.persistence.LastUses;
import io.mcphub.platform.queue.Rounds;
import io.mcphub.platform.queue.Workers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Remembers when tools last used a connection. Kept in memory and written once a minute in one transaction. */
@ApplicationScoped
class ConnectionUses {
    @Inject
    ConnectionList list;

    @Inject
    HubClock clock;

    @Inject
    Rounds rounds;

    private final LastUses uses = new LastUses("connections");

    void start(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        rounds.every(Duration.ofMinutes(1), Duration.ofMinutes(1), this::flush);
    }

    /** Remembers a use without a query. */
    public void record(String connectionId) {
        uses.record(connectionId, clock.now());
    }

    /** Writes what was remembered. After a failure it is kept for the next time. */
    public void flush() {
        uses.flush(list::recordUses);
    }

    /** Runs while the database is still open. */
    void stop(@Observes @Priority(Workers.STOP_PRIORITY + 1) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        flush();
    }
}
