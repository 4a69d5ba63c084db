package io.mcphub.tokens;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.Rounds;
import io.mcphub.platform.queue.Workers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers when tokens were last used. Kept in memory and written once a minute in one transaction. */
@ApplicationScoped
class TokenUses {
    private static final System.Logger LOG = System.getLogger(TokenUses.class.getName());

    @Inject
    PersonalTokenStore store;

    @Inject
    HubClock clock;

    @Inject
    Rounds rounds;

    private final Map<String, Instant> unwritten = new ConcurrentHashMap<>();
    void start(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        rounds.every(Duration.ofMinutes(1), Duration.ofMinutes(1), this::flush);
    }

    /** Remembers a use without a query. */
    public void record(String tokenId) {
        unwritten.put(tokenId, clock.now());
    }

    /** Writes what was remembered. After a failure it is kept for the next time. */
    public void flush() {
        Map<String, Instant> uses = new HashMap<>(unwritten);
        if (uses.isEmpty()) {
            return;
        }
        try {
            store.recordUses(uses);
            uses.forEach(unwritten::remove);
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "the last use of tokens could not be written; trying again in a minute", unavailable);
            }
        }
    }

    /** Runs while the database is still open. */
    void stop(@Observes @Priority(Workers.STOP_PRIORITY + 1) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        flush();
    }
}
