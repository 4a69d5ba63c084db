package io.mcphub.platform.nodes;

import io.mcphub.platform.FreshCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the nodes tell each other: that something has changed, never what it is now. Whoever hears it reads the database again. A message arrives
 * within half a second, once or not at all, on a thread that must not use the database: what depends on it must also hold by itself later, as a {@link FreshCache} does.
 */
@ApplicationScoped
public class Broadcast {
    /** More are dropped: the others' caches end by themselves. */
    private static final int MOST = 10_000;

    @Inject
    Event<Heard> heard;

    private final String process = UUID.randomUUID().toString();
    private final Map<String, FreshCache<String, ?>> shared = new ConcurrentHashMap<>();
    private final Queue<String> untold = new ConcurrentLinkedQueue<>();
    private volatile boolean open;

    /** Tells the other nodes of every change of this cache, and lets it hear of theirs. */
    public void share(String topic, FreshCache<String, ?> cache) {
        shared.put(topic, cache);
        cache.onChange(key -> tell(topic, key.orElse("")));
    }

    /**
     * Tells the other nodes; after the commit of what it is about. Returns at once.
     *
     * @param topic a word
     * @param key without secrets, 1,000 characters at most
     */
    public void tell(String topic, String key) {
        if (open && untold.size() < MOST) {
            untold.add(process + ' ' + topic + ' ' + key);
        }
    }

    /** From now on somebody carries messages. */
    void open() {
        open = true;
    }

    /** Takes what has not been told yet. */
    List<String> takeUntold() {
        List<String> messages = new ArrayList<>();
        for (String next = untold.poll(); next != null; next = untold.poll()) {
            messages.add(next);
        }
        return messages;
    }

    /** Passes on what another node told. Its own messages come back to a node as well. */
    void hear(String message) {
        String[] parts = message.split(" ", 3);
        if (parts.length < 3 || parts[0].equals(process)) {
            return;
        }
        FreshCache<String, ?> cache = shared.get(parts[1]);
        if (cache != null && parts[2].isEmpty()) {
            cache.forget();
        } else if (cache != null) {
            cache.forget(parts[2]);
        }
        heard.fire(new Heard(parts[1], parts[2]));
    }

    /** Forgets what others may have changed. */
    void forget() {
        shared.values().forEach(FreshCache::forget);
    }

    /** As if everything had been told, because nobody listened for a while. */
    void missed() {
        shared.keySet().forEach(topic -> heard.fire(new Heard(topic, "")));
    }
}
