package io.mcphub.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** Allows a number of attempts per window for each key. Counts in this process only, and forgets a key that was quiet for one window. */
public final class RateLimit {
    private final int times;
    private final Duration window;
    private final Cache<String, Bucket> buckets;

    public RateLimit(int times, Duration window) {
        this.times = times;
        this.window = window;
        buckets = Caffeine.newBuilder().maximumSize(50_000).expireAfterAccess(window).build();
    }

    /** Counts one attempt. Throws {@code RATE_LIMITED} with the sentence if the key has used up its window. */
    public void take(String key, String sentence) {
        Bucket bucket = buckets.get(key, k -> Bucket.builder().addLimit(l -> l.capacity(times).refillIntervally(times, window)).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw HubException.rateLimited(sentence, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
