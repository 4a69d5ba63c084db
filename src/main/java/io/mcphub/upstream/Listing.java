package io.mcphub.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches lists that a provider gives page by page. It reads only as many pages as are needed and keeps them for some minutes. Begin
 * each key with the connection's id, so that accounts never see each other's data.
 *
 * @param <T> an element
 */
public final class Listing<T> {
    /** With 500 elements per page that is 10,000 elements and a minute's budget of calls. In longer lists address things by their ids. */
    private static final int MAX_PAGES = 20;

    /** How old a list must be before a missing element is worth a new read: it may have been created since. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Cache<String, Known<T>> known;
    private final Ticker ticker;
    private final AtomicLong forgotten = new AtomicLong();

    /**
     * Creates an empty cache.
     *
     * @param keep how long a list is kept
     * @param now the clock
     */
    public Listing(Duration keep, Supplier<Instant> now) {
        this.ticker = () -> TimeUnit.MILLISECONDS.toNanos(now.get().toEpochMilli());
        this.known = Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(keep).ticker(ticker).build();
    }

    /** Reads one page. A null cursor asks for the first. */
    @FunctionalInterface
    public interface Source<T> {
        Page<T> read(@Nullable String cursor);
    }

    /**
     * One page.
     *
     * @param items its elements
     * @param next the cursor of the next page, or null on the last one
     */
    public record Page<T>(List<T> items, @Nullable String next) {}

    /**
     * What is known of a list.
     *
     * @param items the elements so far
     * @param next the cursor of the next page, or null
     * @param pages how many pages were read
     * @param since when the first page was read, in epoch milliseconds
     */
    private record Known<T>(List<T> items, @Nullable String next, int pages, long since) {
        boolean whole() {
            return pages > 0 && next == null || pages >= MAX_PAGES;
        }
    }

    /** The first element that fits. Reads no more pages than needed. */
    public Optional<T> find(String key, Source<T> source, Predicate<T> fits) {
        Known<T> list = known.getIfPresent(key);
        Optional<T> found = list == null ? Optional.empty() : list.items().stream().filter(fits).findFirst();
        if (found.isEmpty() && list != null && isOutdated(list)) {
            list = null;
        }
        while (found.isEmpty() && (list == null || !list.whole())) {
            list = more(key, list, source);
            found = list.items().stream().filter(fits).findFirst();
        }
        return found;
    }

    /** All elements, up to the greatest number of pages. */
    public List<T> all(String key, Source<T> source) {
        return upTo(key, source, MAX_PAGES);
    }

    /** The elements of the first pages, up to this number of pages. */
    public List<T> upTo(String key, Source<T> source, int pages) {
        Known<T> list = known.getIfPresent(key);
        while (list == null || !list.whole() && list.pages() < pages) {
            list = more(key, list, source);
        }
        return list.items();
    }

    /** The elements that are known already; makes no call. */
    public List<T> known(String key) {
        Known<T> list = known.getIfPresent(key);
        return list == null ? List.of() : list.items();
    }

    /** Forgets a list in which something was not found, if the list is old enough to have missed it. Returns whether to look again. */
    public boolean forgetIfOutdated(String key) {
        Known<T> list = known.getIfPresent(key);
        return list != null && isOutdated(list) && known.asMap().remove(key, list);
    }

    /** Forgets every list whose key begins with this text, because something has changed. A read in progress is not kept either. */
    public void forget(String keyBeginsWith) {
        forgotten.incrementAndGet();
        known.asMap().keySet().removeIf(key -> key.startsWith(keyBeginsWith));
    }

    private boolean isOutdated(Known<T> list) {
        return list.whole() && ticker.read() - list.since() > FRESH.toNanos();
    }

    /** Makes the network call outside the cache's lock. Two threads may read the same page; either result is right. */
    private Known<T> more(String key, @Nullable Known<T> before, Source<T> source) {
        long changes = forgotten.get();
        Page<T> page = source.read(before == null ? null : before.next());
        List<T> items = new ArrayList<>(before == null ? List.of() : before.items());
        items.addAll(page.items());
        Known<T> now = new Known<>(List.copyOf(items), page.next(), before == null ? 1 : before.pages() + 1, before == null ? ticker.read() : before.since());
        if (forgotten.get() == changes) {
            known.put(key, now);
        }
        return now;
    }
}
