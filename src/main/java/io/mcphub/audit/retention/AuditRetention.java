package io.mcphub.audit.retention;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.platform.persistence.DatabaseCare;
import io.mcphub.platform.queue.Rounds;
import io.mcphub.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletes entries that began more than {@code audit_retention_days} ago; without the setting nothing is deleted. It runs every hour
 * on one node, in short transactions, so that calls never wait for it long; whole months go at once where the database has them.
 */
@ApplicationScoped
class AuditRetention {
    static final String DAYS = "audit_retention_days";
    private static final System.Logger LOG = System.getLogger(AuditRetention.class.getName());
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 500;

    @Inject
    Settings settings;

    @Inject
    RetentionStore store;

    @Inject
    HubClock clock;

    @Inject
    Nodes nodes;

    @Inject
    Rounds rounds;

    @Inject
    DatabaseCare database;

    void start(@Observes @Priority(30) @Initialized(ApplicationScoped.class) Object start) {
        rounds.every(FIRST, EVERY, this::round);
    }

    /** One round: everything that is too old goes. Returns how many entries. */
    long round() {
        Optional<Integer> days = settings.text(DAYS).map(Integer::valueOf);
        if (days.isEmpty() || !nodes.isFirst()) {
            return 0;
        }
        Instant oldest = clock.now().minus(Duration.ofDays(days.get()));
        long all = database.dropAuditBefore(oldest);
        for (int deleted = BATCH; deleted == BATCH; all += deleted) {
            deleted = store.deleteBefore(oldest, BATCH);
        }
        if (all > 0) {
            LOG.log(Level.INFO, "{0} entries of the audit log were older than {1} days and are deleted", all, days.get());
        }
        return all;
    }
}
