package io.mcphub.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values read from elsewhere, such as the database. A value is at most as old as the stated time. After a change by this process it is read
 * again at once: call {@link #changed} after the commit. A load that began before a change never restores the old value. No lock is
 * held during a load. A change by another node is seen when the time is over, or when something calls {@link #changed} for it.
 *
 * @param <K> the keys
 * @param <V> the values; never null
 */
public final class FreshCache<K, V> {
    private final Function<K, V> read;
    private final Cache<K, Known<V>> known;
    /** Counts changes. A value read before a change is older than it. */
    private final AtomicLong changes = new AtomicLong();
    private volatile long allChanged;
    private volatile long someChanged;

    /**
     * A value and when it was read.
     *
     * @param since the number of changes when the load began
     * @param value the value; null marks a change of this key alone
     */
    private record Known<V>(long since, @Nullable V value) {}

    /**
     * Creates a cache.
     *
     * @param fresh how old a value may be
     * @param most the largest number of keys
     * @param read loads the value of a key
     */
    public FreshCache(Duration fresh, int most, Function<K, V> read) {
        this(fresh, most, read, Ticker.systemTicker());
    }

    /** As above, with another clock. */
    public FreshCache(Duration fresh, int most, Function<K, V> read, Ticker ticker) {
        this.read = read;
        this.known = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(fresh).ticker(ticker).build();
    }

    /** Returns the value; loads it on this thread if it is missing or too old. */
    public V get(K key) {
        Known<V> there = known.getIfPresent(key);
        if (there != null && there.value() != null && there.since() >= allChanged) {
            return there.value();
        }
        long since = changes.get();
        V value = read.apply(key);
        known.asMap().compute(key, (k, old) -> isNewer(since, old) ? new Known<>(since, value) : old);
        return value;
    }

    /** Whether the entry may be kept. After a change of some keys, every load in flight is dropped, because its key may be one of them. */
    private boolean isNewer(long since, @Nullable Known<V> old) {
        return since >= someChanged && (old == null || old.since() <= since);
    }

    /** Tells that the value of this key has changed. Call it after the commit. */
    public void changed(K key) {
        known.put(key, new Known<>(changes.incrementAndGet(), null));
    }

    /** Tells that the values of these keys have changed. Call it after the commit. */
    public void changedIf(Predicate<K> keys) {
        someChanged = changes.incrementAndGet();
        known.asMap().keySet().removeIf(keys);
    }

    /** Tells that any value may have changed. Call it after the commit. */
    public void changed() {
        allChanged = changes.incrementAndGet();
        known.invalidateAll();
    }
}
