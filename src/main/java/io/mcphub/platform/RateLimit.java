package io.mcphub.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** So many times in a while for each key; a key that was not seen for that while is forgotten. */
public final class RateLimit {
    private final int times;
    private final Duration window;
    private final Cache<String, Bucket> buckets;

    public RateLimit(int times, Duration window) {
        this.times = times;
        this.window = window;
        buckets = Caffeine.newBuilder().maximumSize(50_000).expireAfterAccess(window).build();
    }

    /** Counts one; {@code RATE_LIMITED} with the sentence if that is one too many. */
    public void take(String key, String sentence) {
        Bucket bucket = buckets.get(key, k -> Bucket.builder().addLimit(l -> l.capacity(times).refillIntervally(times, window)).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw HubException.rateLimited(sentence, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
