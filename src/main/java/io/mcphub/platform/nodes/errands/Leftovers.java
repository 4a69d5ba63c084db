package io.mcphub.platform.nodes.errands;

import io.mcphub.platform.persistence.WriteHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Removes the errands whose senders wait no longer, if not at once, then later. While one stays in the table, the node with its lease may still
 * begin what a caller has given up, so the sooner it goes, the better.
 */
@ApplicationScoped
class Leftovers {
    /** More than calls end while a database is away. What does not fit ends by its time. */
    static final int MOST = 1_000;

    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());

    @Inject
    ErrandStore store;

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** Removes an errand, now or later. Never throws: its sender has an answer or a failure of its own to tell. */
    void remove(String id) {
        try {
            store.remove(id);
        } catch (RuntimeException unavailable) {
            if (ids.size() < MOST) {
                ids.add(id);
            }
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "an errand could not be removed; it is tried again: {0}", unavailable.toString());
            }
        }
    }

    /** Tries again what failed. The first failure ends it, because with the database away each could take long. */
    void again() {
        for (String id : ids) {
            if (!isGone(id)) {
                return;
            }
            ids.remove(id);
        }
    }

    private boolean isGone(String id) {
        try {
            store.remove(id);
            return true;
        } catch (RuntimeException stillAway) {
            // It was logged when it failed first.
            return false;
        }
    }
}
