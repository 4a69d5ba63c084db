package io.mcphub.platform.persistence;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Remembers in memory when things were last used, so that a use costs no query. Its owner flushes it once a minute and at the end. */
public final class LastUses {
    private static final System.Logger LOG = System.getLogger(LastUses.class.getName());

    private final String what;
    private final Map<String, Instant> unwritten = new ConcurrentHashMap<>();

    /** @param what the things, as the log calls them */
    public LastUses(String what) {
        this.what = what;
    }

    /** Remembers a use. */
    public void record(String id, Instant at) {
        unwritten.put(id, at);
    }

    /** Writes what was remembered, in one transaction. After a failure it is kept for the next time. */
    public void flush(Consumer<Map<String, Instant>> write) {
        Map<String, Instant> uses = new HashMap<>(unwritten);
        if (uses.isEmpty()) {
            return;
        }
        try {
            write.accept(uses);
            uses.forEach(unwritten::remove);
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "the last use of " + what + " could not be written; trying again in a minute", unavailable);
            }
        }
    }
}
