package io.mcphub.tokens;

import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.Rounds;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Checks every hour whether a new signing key is due. Logs a failure and tries again. */
@ApplicationScoped
class KeyRotation {
    private static final System.Logger LOG = System.getLogger(KeyRotation.class.getName());

    @Inject
    SigningKeys keys;

    @Inject
    Rounds rounds;

    void start(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        rounds.every(Duration.ofHours(1), Duration.ofHours(1), this::rotate);
    }

    /** Catches every failure, because an exception would end the schedule. */
    public void rotate() {
        try {
            keys.rotate();
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "signing keys could not be rotated; trying again in an hour", unavailable);
            }
        }
    }
}
