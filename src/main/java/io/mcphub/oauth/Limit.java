package io.mcphub.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.mcphub.platform.HubException;
import java.time.Duration;

/** So many times in a while for each key; a key that was not seen for that while is forgotten. */
final class Limit {
    private final int times;
    private final Duration window;
    private final Cache<String, Bucket> buckets;

    Limit(int times, Duration window) {
        this.times = times;
        this.window = window;
        buckets = Caffeine.newBuilder().maximumSize(50_000).expireAfterAccess(window).build();
    }

    /** Counts one; {@code RATE_LIMITED} with the sentence if that is one too many. */
    void take(String key, String sentence) {
        Bucket bucket = buckets.get(key, k -> Bucket.builder().addLimit(l -> l.capacity(times).refillIntervally(times, window)).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw HubException.rateLimited(sentence, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
