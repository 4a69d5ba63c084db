package io.mcphub.authorization.requests;

import io.mcphub.authorization.clients.ClientDocumentStore;
import io.mcphub.authorization.clients.ClientStore;
import io.mcphub.authorization.grants.GrantStore;
import io.mcphub.platform.persistence.Migrations;
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

/** Purges expired requests, codes, tokens, grants and registrations every hour. */
@ApplicationScoped
public class Housekeeping {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    @Inject
    RequestStore requests;

    @Inject
    GrantStore grants;

    @Inject
    ClientStore clients;

    @Inject
    ClientDocumentStore documents;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private ScheduledFuture<?> purging;

    public void start(@Observes @Priority(Migrations.PRIORITY + 20) @Initialized(ApplicationScoped.class) Object start) {
        purging = scheduler.scheduleWithFixedDelay(this::purge, 5, 60, TimeUnit.MINUTES);
    }

    /** A failure is logged and does not end the schedule. */
    public void purge() {
        try {
            requests.purge();
            grants.purge();
            clients.purge();
            documents.purge();
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "expired OAuth rows could not be purged; trying again in an hour", unavailable);
            }
        }
    }

    @PreDestroy
    void stop() {
        if (purging != null) {
            purging.cancel(false);
        }
    }
}
