package io.mcphub.integrations.teamwork.tasks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.platform.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers the items of bulk calls for some minutes, in this process, so that a client that lost the answer may repeat its call.
 * If it is unknown whether an item was created, Teamwork is searched for it before it is created again.
 */
@ApplicationScoped
class BulkLedger {
    private static final Duration KEEP = Duration.ofMinutes(30);

    @Inject
    HubClock clock;

    private final Cache<String, Entry> entries = Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(KEEP).build();

    /** The state of an item. */
    enum State {
        /** Another call is working on it. */
        RUNNING,
        /** It was sent, but no answer came. */
        UNKNOWN,
        DONE
    }

    /**
     * An item.
     *
     * @param state its state
     * @param taskId its task, if it is done
     * @param since when it was first begun
     */
    record Entry(State state, long taskId, Instant since) {}

    /** Begins an item. Returns empty if it is new, otherwise its present state. An unknown item begins again. */
    public Optional<Entry> begin(String key) {
        Entry mine = new Entry(State.RUNNING, 0, clock.now());
        Entry known = entries.asMap().putIfAbsent(key, mine);
        if (known != null && known.state() == State.UNKNOWN) {
            boolean taken = entries.asMap().replace(key, known, new Entry(State.RUNNING, 0, known.since()));
            return Optional.of(taken ? known : new Entry(State.RUNNING, 0, known.since()));
        }
        return Optional.ofNullable(known);
    }

    /** The task of a finished item. */
    public Optional<Long> task(String key) {
        return Optional.ofNullable(entries.getIfPresent(key)).filter(e -> e.state() == State.DONE).map(Entry::taskId);
    }

    public void done(String key, long taskId) {
        entries.put(key, new Entry(State.DONE, taskId, clock.now()));
    }

    /** The item was not created, so it may be tried again. */
    public void failed(String key) {
        entries.invalidate(key);
    }

    /** It is unknown whether the item was created. */
    public void unknown(String key, Instant since) {
        entries.put(key, new Entry(State.UNKNOWN, 0, since));
    }
}
