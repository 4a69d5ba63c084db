package io.mcphub.platform.nodes;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.Products;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes windows of attempts that are over, where they are stored; one node does it for all. */
@ApplicationScoped
class AttemptCare {
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    Products products;

    @Inject
    AttemptStore store;

    @Inject
    HubClock clock;

    @Inject
    Nodes nodes;

    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        if (products.chosen().isShared()) {
            nodes.onOneNode(EVERY, EVERY, () -> store.forget(clock.now().minus(Attempts.LONGEST)));
        }
    }
}
