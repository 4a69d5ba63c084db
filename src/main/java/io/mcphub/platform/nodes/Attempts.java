package io.mcphub.platform.nodes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.persistence.Products;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Allows a number of attempts per window: in memory where the hub has one node, in the database where several share one, so that the limit is
 * exact for all of them together.
 */
@ApplicationScoped
public class Attempts {
    static final Duration LONGEST = Duration.ofDays(1);

    @Inject
    Products products;

    @Inject
    AttemptStore store;

    @Inject
    HubClock clock;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(LONGEST).build();

    /**
     * A limit of one who tries.
     *
     * @param key who tries what; it is stored as a hash
     * @param most how many attempts a window has
     * @param window a day at most; it begins with the first attempt
     */
    public record Limit(String key, int most, Duration window) {
        String hash() {
            return Keys.hash(key + ' ' + most + ' ' + window);
        }
    }

    /** Takes one attempt of each limit, or none: then throws {@code RATE_LIMITED} with the sentence. */
    public void take(String sentence, Limit... limits) {
        if (!products.chosen().isShared()) {
            takeHere(sentence, limits);
            return;
        }
        try {
            store.take(List.of(limits), clock.now());
        } catch (AttemptStore.UsedUp usedUp) {
            throw HubException.rateLimited(sentence, usedUp.wait);
        }
    }

    /** Gives one attempt of each limit back. */
    public void giveBack(Limit... limits) {
        if (products.chosen().isShared()) {
            store.giveBack(List.of(limits));
        } else {
            List.of(limits).forEach(limit -> bucket(limit).addTokens(1));
        }
    }

    private void takeHere(String sentence, Limit... limits) {
        List<Bucket> taken = new ArrayList<>();
        for (Limit limit : limits) {
            ConsumptionProbe probe = bucket(limit).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(bucket -> bucket.addTokens(1));
                throw HubException.rateLimited(sentence, Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            taken.add(bucket(limit));
        }
    }

    private Bucket bucket(Limit limit) {
        return buckets.get(limit.key() + ' ' + limit.most(), key -> Bucket.builder().addLimit(l -> l.capacity(limit.most()).refillIntervally(limit.most(), limit.window())).build());
    }
}
