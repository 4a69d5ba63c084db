package io.mcphub.upstream;

import com.github.benmanes.caffeine.cache.Ticker;
import io.mcphub.platform.FreshCache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches lists that a provider gives page by page. It reads only as many pages as are needed and keeps them for ten minutes. Begin
 * each key with the connection's id, so that accounts never see each other's data.
 *
 * @param <T> an element
 */
public final class Listing<T> {
    /** How long a list is kept after its first page was read. */
    public static final Duration KEEP = Duration.ofMinutes(10);

    /** With 500 elements per page that is 10,000 elements and a minute's budget of calls. In longer lists address things by their ids. */
    private static final int MAX_PAGES = 20;

    /** How old a list must be before a missing element is worth a new read: it may have been created since. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final FreshCache<String, AtomicReference<Known<T>>> known;
    private final Ticker ticker;

    /**
     * Creates an empty cache.
     *
     * @param now the clock
     */
    public Listing(Supplier<Instant> now) {
        this.ticker = () -> TimeUnit.MILLISECONDS.toNanos(now.get().toEpochMilli());
        this.known = new FreshCache<>(KEEP, 1_000, key -> new AtomicReference<>(new Known<>(List.of(), null, 0, ticker.read())), ticker);
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
     * @param since when the first page was asked for, by the ticker
     */
    private record Known<T>(List<T> items, @Nullable String next, int pages, long since) {
        boolean whole() {
            return pages > 0 && next == null || pages >= MAX_PAGES;
        }
    }

    /** The first element that fits. Reads no more pages than needed. */
    public Optional<T> find(String key, Source<T> source, Predicate<T> fits) {
        Optional<T> found = find(known.get(key), source, fits);
        return found.isEmpty() && forgetIfOutdated(key) ? find(known.get(key), source, fits) : found;
    }

    private static <T> Optional<T> find(AtomicReference<Known<T>> list, Source<T> source, Predicate<T> fits) {
        Optional<T> found = first(list.get(), fits);
        while (found.isEmpty() && !list.get().whole()) {
            found = first(more(list, source), fits);
        }
        return found;
    }

    private static <T> Optional<T> first(Known<T> list, Predicate<T> fits) {
        return list.items().stream().filter(fits).findFirst();
    }

    /** All elements, up to the greatest number of pages. */
    public List<T> all(String key, Source<T> source) {
        return upTo(key, source, MAX_PAGES);
    }

    /** The elements of the first pages, up to this number of pages. */
    public List<T> upTo(String key, Source<T> source, int pages) {
        AtomicReference<Known<T>> list = known.get(key);
        while (!list.get().whole() && list.get().pages() < pages) {
            more(list, source);
        }
        return list.get().items();
    }

    /** The elements that are known already; makes no call. */
    public List<T> known(String key) {
        return known.get(key).get().items();
    }

    /** Forgets a list in which something was not found, if the list is old enough to have missed it. Returns whether to look again. */
    public boolean forgetIfOutdated(String key) {
        Known<T> list = known.get(key).get();
        boolean outdated = list.whole() && ticker.read() - list.since() > FRESH.toNanos();
        if (outdated) {
            known.changed(key);
        }
        return outdated;
    }

    /** Forgets every list whose key begins with this text, because something has changed. A read in progress is not kept either. */
    public void forget(String keyBeginsWith) {
        known.changedIf(key -> key.startsWith(keyBeginsWith));
    }

    /**
     * Makes the network call without a lock. Two threads may read the same page; either result is right. A list that was forgotten
     * meanwhile is no longer used.
     */
    private static <T> Known<T> more(AtomicReference<Known<T>> list, Source<T> source) {
        Known<T> before = list.get();
        Page<T> page = source.read(before.next());
        List<T> items = new ArrayList<>(before.items());
        items.addAll(page.items());
        Known<T> now = new Known<>(List.copyOf(items), page.next(), before.pages() + 1, before.since());
        return list.compareAndSet(before, now) ? now : list.get();
    }
}
