package io.mcphub.integrations.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list of Slack's that is read page by page, only as far as somebody asks, and kept for some minutes, per connection:
 * what one account sees is nobody else's business.
 */
final class SlackListing<T> {
    /** With Slack's pages of 500: 10 000 entries, and as many calls as a minute allows; a larger workspace is addressed by id. */
    private static final int MAX_PAGES = 20;

    /** What is not in a list of this age may have been made since: it is read anew, once. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Cache<String, Known<T>> known;
    private final Ticker ticker;

    SlackListing(Duration keep) {
        this(keep, Ticker.systemTicker());
    }

    /** With another source of time, in nanoseconds. */
    SlackListing(Duration keep, Ticker ticker) {
        this.ticker = ticker;
        this.known = Caffeine.newBuilder().maximumSize(500).expireAfterWrite(keep).ticker(ticker).build();
    }

    /** Reads the page after a cursor; null asks for the first. */
    @FunctionalInterface
    interface Source<T> {
        Page<T> read(@Nullable String cursor);
    }

    /** @param next the cursor of the next page, or null on the last one */
    record Page<T>(List<T> items, @Nullable String next) {}

    /** @param since when its first page was read */
    private record Known<T>(List<T> items, @Nullable String next, int pages, long since) {
        boolean whole() {
            return pages > 0 && next == null || pages >= MAX_PAGES;
        }
    }

    /** The first element that fits; reads no further than it must. */
    Optional<T> find(String connection, Source<T> source, Predicate<T> fits) {
        Known<T> list = known.getIfPresent(connection);
        Optional<T> found = list == null ? Optional.empty() : list.items().stream().filter(fits).findFirst();
        if (found.isEmpty() && list != null && list.whole() && ticker.read() - list.since() > FRESH.toNanos()) {
            list = null;
        }
        while (found.isEmpty() && (list == null || !list.whole())) {
            list = more(connection, list, source);
            found = list.items().stream().filter(fits).findFirst();
        }
        return found;
    }

    /** Everything, up to the bound. */
    List<T> all(String connection, Source<T> source) {
        return upTo(connection, source, MAX_PAGES);
    }

    /** What so many pages hold. */
    List<T> upTo(String connection, Source<T> source, int pages) {
        Known<T> list = known.getIfPresent(connection);
        while (list == null || !list.whole() && list.pages() < pages) {
            list = more(connection, list, source);
        }
        return list.items();
    }

    /** What is known already, without a call. */
    List<T> known(String connection) {
        Known<T> list = known.getIfPresent(connection);
        return list == null ? List.of() : list.items();
    }

    void forget(String connection) {
        known.invalidate(connection);
    }

    /** Not inside the cache's lock: this is a network call. Two at once read the same page, and either result is right. */
    private Known<T> more(String connection, @Nullable Known<T> before, Source<T> source) {
        Page<T> page = source.read(before == null ? null : before.next());
        List<T> items = new ArrayList<>(before == null ? List.of() : before.items());
        items.addAll(page.items());
        Known<T> now = new Known<>(List.copyOf(items), page.next(), before == null ? 1 : before.pages() + 1, before == null ? ticker.read() : before.since());
        known.put(connection, now);
        return now;
    }
}
