package io.mcphub.platform.nodes;

import io.mcphub.platform.persistence.Channel;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.Products;
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

/**
 * Carries the messages of {@link Broadcast} over the database, where several nodes can share it, five times a second, and faster while there are any. On a thread of its own, because
 * the server's executors may not run anything while the application starts. So whoever observes {@link Heard} must not use the database on it.
 */
@ApplicationScoped
class BroadcastRounds {
    private static final System.Logger LOG = System.getLogger(BroadcastRounds.class.getName());
    private static final Duration EVERY = Duration.ofMillis(200);
    /** Between rounds after a message, because the next one often answers it. A round without messages asks the server nothing. */
    private static final Duration SOON = Duration.ofMillis(20);
    private static final int QUICK = 50;

    @Inject
    Broadcast broadcast;

    @Inject
    Products products;

    private final List<String> untold = new ArrayList<>();
    private @Nullable Channel channel;
    private boolean failing;
    private int quick;
    private @Nullable Thread thread;

    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        if (products.chosen().isShared()) {
            broadcast.open();
            round();
            thread = new Thread(this::run, "news-of-nodes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(pause().toMillis());
                again();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long until the next round. */
    synchronized Duration pause() {
        return quick > 0 ? SOON : EVERY;
    }

    /** Whatever an observer throws, the next round comes. */
    private void again() {
        try {
            round();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "what another node told was not heard", failed);
        }
    }

    /** Tells and hears. After a failure it connects again, and what may have been missed is forgotten. */
    synchronized void round() {
        try {
            Channel open = connected();
            untold.addAll(broadcast.takeUntold());
            boolean told = !untold.isEmpty();
            open.tell(untold);
            untold.clear();
            List<String> heard = open.hear();
            quick = told || !heard.isEmpty() ? QUICK : Math.max(0, quick - 1);
            heard.forEach(broadcast::hear);
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
            broadcast.forget();
            if (failing) {
                broadcast.missed();
                LOG.log(Level.INFO, "nodes tell each other of changes again");
            }
            failing = false;
        }
        return open;
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
        close();
    }

    private synchronized void close() {
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
