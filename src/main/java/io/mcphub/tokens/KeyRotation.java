package io.mcphub.tokens;

import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.Rounds;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks every hour whether a signing key is due; a failure is logged and tried again. */
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

    /** Never fails, because a failure would end the schedule. */
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
