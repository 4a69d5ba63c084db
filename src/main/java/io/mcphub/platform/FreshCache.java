package io.mcphub.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What was read from the database a short while ago: fresh within the stated time, and at once after an own change. A change is
 * told with {@link #changed} after its commit. A read that began before a change never puts its old value back, and no lock is
 * held while something is read. Another node's change is seen when the time is over, or when somebody tells of it.
 *
 * @param <K> the keys
 * @param <V> the values; never null
 */
public final class FreshCache<K, V> {
    private final Function<K, V> read;
    private final Cache<K, Known<V>> known;
    /** Counts changes: what was read before one is older than it. */
    private final AtomicLong changes = new AtomicLong();
    private volatile long allChanged;

    /** @param since the number of changes when the reading began; a value of null marks a change of this key alone */
    private record Known<V>(long since, @org.jspecify.annotations.Nullable V value) {}

    /** A cache that forgets after {@code fresh} and holds {@code most} keys. */
    public FreshCache(Duration fresh, int most, Function<K, V> read) {
        this(fresh, most, read, Ticker.systemTicker());
    }

    FreshCache(Duration fresh, int most, Function<K, V> read, Ticker ticker) {
        this.read = read;
        this.known = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(fresh).ticker(ticker).build();
    }

    /** The value, read now if it is not known. */
    public V get(K key) {
        Known<V> there = known.getIfPresent(key);
        if (there != null && there.value() != null && there.since() >= allChanged) {
            return there.value();
        }
        long since = changes.get();
        V value = read.apply(key);
        known.asMap().merge(key, new Known<>(since, value), (old, fresh) -> old.since() > fresh.since() ? old : fresh);
        return value;
    }

    /** This key has another value by now; called after the commit. */
    public void changed(K key) {
        known.put(key, new Known<>(changes.incrementAndGet(), null));
    }

    /** Any key may have another value by now; called after the commit. */
    public void changed() {
        allChanged = changes.incrementAndGet();
        known.invalidateAll();
    }
}
