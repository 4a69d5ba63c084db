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
 * A provider's list that is read page by page, only as far as somebody asks, and kept for some minutes. Each key has its own:
 * begin it with the connection, because what one account sees is nobody else's business.
 *
 * @param <T> an element
 */
public final class Listing<T> {
    /** With pages of 500: 10 000 elements, and as many calls as a minute allows; in a longer list things are addressed by id. */
    private static final int MAX_PAGES = 20;

    /** What is not in a list of this age may have been made since: it is read anew, once. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Cache<String, Known<T>> known;
    private final Ticker ticker;
    private final AtomicLong forgotten = new AtomicLong();

    /**
     * An empty one.
     *
     * @param keep how long a list is kept
     * @param now the time
     */
    public Listing(Duration keep, Supplier<Instant> now) {
        this.ticker = () -> TimeUnit.MILLISECONDS.toNanos(now.get().toEpochMilli());
        this.known = Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(keep).ticker(ticker).build();
    }

    /** Reads the page after a cursor; null asks for the first. */
    @FunctionalInterface
    public interface Source<T> {
        Page<T> read(@Nullable String cursor);
    }

    /**
     * A page as it was read.
     *
     * @param next the cursor of the next page, or null on the last one
     */
    public record Page<T>(List<T> items, @Nullable String next) {}

    /** @param since when its first page was read */
    private record Known<T>(List<T> items, @Nullable String next, int pages, long since) {
        boolean whole() {
            return pages > 0 && next == null || pages >= MAX_PAGES;
        }
    }

    /** The first element that fits; reads no further than it must. */
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

    /** Everything, up to the bound. */
    public List<T> all(String key, Source<T> source) {
        return upTo(key, source, MAX_PAGES);
    }

    /** What so many pages hold. */
    public List<T> upTo(String key, Source<T> source, int pages) {
        Known<T> list = known.getIfPresent(key);
        while (list == null || !list.whole() && list.pages() < pages) {
            list = more(key, list, source);
        }
        return list.items();
    }

    /** What is known already, without a call. */
    public List<T> known(String key) {
        Known<T> list = known.getIfPresent(key);
        return list == null ? List.of() : list.items();
    }

    /** Forgets a whole list that something looked for is not in, if it is old enough to have missed it; whether it is worth another look. */
    public boolean forgetIfOutdated(String key) {
        Known<T> list = known.getIfPresent(key);
        return list != null && isOutdated(list) && known.asMap().remove(key, list);
    }

    /** Something has changed, so every list whose key begins so is old; what is being read at this moment is not kept either. */
    public void forget(String keyBeginsWith) {
        forgotten.incrementAndGet();
        known.asMap().keySet().removeIf(key -> key.startsWith(keyBeginsWith));
    }

    private boolean isOutdated(Known<T> list) {
        return list.whole() && ticker.read() - list.since() > FRESH.toNanos();
    }

    /** Not inside the cache's lock: this is a network call. Two at once read the same page, and either result is right. */
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
