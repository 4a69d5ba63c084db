package io.mcphub.tokens;

import io.mcphub.platform.persistence.WriteHealth;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks every hour whether a signing key is due; a failure is logged and tried again. */
@ApplicationScoped
class KeyRotation {
    private static final System.Logger LOG = System.getLogger(KeyRotation.class.getName());

    @Inject
    SigningKeys keys;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private ScheduledFuture<?> rotating;

    void start(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        rotating = scheduler.scheduleWithFixedDelay(this::rotate, 60, 60, TimeUnit.MINUTES);
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

    @PreDestroy
    void stop() {
        if (rotating != null) {
            rotating.cancel(false);
        }
    }
}
