package io.mcphub.platform.nodes;

import io.mcphub.platform.persistence.Channel;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.Products;
import io.mcphub.platform.queue.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries the messages of {@link Broadcast} over the database, where several nodes can share it, five times a second. */
@ApplicationScoped
class BroadcastRounds {
    private static final System.Logger LOG = System.getLogger(BroadcastRounds.class.getName());
    private static final Duration EVERY = Duration.ofMillis(200);

    @Inject
    Broadcast broadcast;

    @Inject
    Products products;

    @Inject
    Rounds rounds;

    private final List<String> untold = new ArrayList<>();
    private @Nullable Channel channel;
    private boolean failing;

    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        if (products.chosen().isShared()) {
            broadcast.open();
            rounds.every(EVERY, EVERY, this::round);
        }
    }

    /** Tells and hears. After a failure it connects again, and what may have been missed is forgotten. */
    synchronized void round() {
        try {
            Channel open = connected();
            untold.addAll(broadcast.takeUntold());
            open.tell(untold);
            untold.clear();
            open.hear().forEach(broadcast::hear);
        } catch (SQLException e) {
            close();
            if (!failing) {
                LOG.log(Level.WARNING, "nodes cannot tell each other of changes: {0}. They see them seconds later; trying again.", e.getMessage());
            }
            failing = true;
        }
    }

    private Channel connected() throws SQLException {
        Channel open = channel;
        if (open == null) {
            open = products.chosen().channel();
            channel = open;
            broadcast.missed();
            if (failing) {
                LOG.log(Level.INFO, "nodes tell each other of changes again");
            }
            failing = false;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        Channel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "a connection that is given up could not be closed", e);
            }
        }
    }
}
