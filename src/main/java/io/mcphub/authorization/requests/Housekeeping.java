package io.mcphub.authorization.requests;

import io.mcphub.authorization.clients.ClientDocumentStore;
import io.mcphub.authorization.clients.ClientStore;
import io.mcphub.authorization.grants.GrantStore;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.WriteHealth;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes expired requests, codes, tokens, grants and registrations every hour, on one node. */
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

    @Inject
    Nodes nodes;

    public void start(@Observes @Priority(Migrations.PRIORITY + 20) @Initialized(ApplicationScoped.class) Object start) {
        nodes.onOneNode(Duration.ofMinutes(5), Duration.ofHours(1), this::purge);
    }

    /** Logs a failure, because an exception would end the schedule. */
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
}
