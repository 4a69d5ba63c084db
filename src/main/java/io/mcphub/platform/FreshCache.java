package io.mcphub.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps values read from elsewhere, such as the database. A value is at most as old as the stated time. After a change by this process it is read
 * again at once: call {@link #changed} after the commit. A load that began before a change is not kept, however long it takes and
 * whichever key changed. No lock is held during a load. A change by another node is seen when the time is over, or when something calls {@link #changed} for it.
 *
 * @param <K> the keys
 * @param <V> the values; never null
 */
public final class FreshCache<K, V> {
    private final Function<K, V> read;
    private final Cache<K, Known<V>> known;
    /** Counts changes. A load during which it grows is not kept. */
    private final AtomicLong changes = new AtomicLong();
    private volatile Consumer<Optional<K>> others = key -> {};

    /** A value in the cache. It counts only once it is confirmed that nothing changed from the begin of its load until it was put there. */
    private static final class Known<V> {
        final V value;
        volatile boolean confirmed;

        Known(V value) {
            this.value = value;
        }
    }

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
        this.known = Caffeine.newBuilder().executor(Runnable::run).maximumSize(most).expireAfterWrite(fresh).ticker(ticker).build();
    }

    /** Returns the value; loads it on this thread if it is missing or too old. */
    public V get(K key) {
        Known<V> there = known.getIfPresent(key);
        if (there != null && there.confirmed) {
            return there.value;
        }
        long since = changes.get();
        V value = read.apply(key);
        if (changes.get() == since) {
            keep(key, new Known<>(value), since);
        }
        return value;
    }

    /** A change either comes before the second look, which then finds it, or after it, and then removes the value itself. */
    private void keep(K key, Known<V> loaded, long since) {
        known.put(key, loaded);
        if (changes.get() == since) {
            loaded.confirmed = true;
        } else {
            known.asMap().remove(key, loaded);
        }
    }

    /** Tells that the value of this key has changed. Call it after the commit. */
    public void changed(K key) {
        forget(key);
        others.accept(Optional.of(key));
    }

    /** Tells that the values of these keys have changed. Call it after the commit. */
    public void changedIf(Predicate<K> keys) {
        changes.incrementAndGet();
        known.asMap().keySet().removeIf(keys);
    }

    /** Tells that any value may have changed. Call it after the commit. */
    public void changed() {
        forget();
        others.accept(Optional.empty());
    }

    /** Reads the value of this key again when it is next asked for. Tells nobody. */
    public void forget(K key) {
        changes.incrementAndGet();
        known.invalidate(key);
    }

    /** Reads all values again when they are next asked for. Tells nobody. */
    public void forget() {
        changes.incrementAndGet();
        known.invalidateAll();
    }

    /** Who is told the key of each change that this process makes, or no key if it may be any; called after it is forgotten here. */
    public void onChange(Consumer<Optional<K>> told) {
        others = told;
    }
}
