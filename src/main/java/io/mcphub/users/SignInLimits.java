package io.mcphub.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * How often somebody may be wrong: 10 times per address and 30 times per IP in 15 minutes. An attempt is taken before
 * the password is looked at and given back if it was right, so that many at once count as many.
 */
@ApplicationScoped
public class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_ADDRESS = 10;
    private static final int PER_IP = 30;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(WINDOW).build();

    /** Takes an attempt for an account and an IP; {@code RATE_LIMITED} if there is none left. */
    public void take(String account, String ip) {
        takeFrom(ip(ip));
        try {
            takeFrom(account(account));
        } catch (HubException limited) {
            ip(ip).addTokens(1);
            throw limited;
        }
    }

    /** Takes an attempt for an IP alone, for doors that name no account. */
    public void takeIp(String ip) {
        takeFrom(ip(ip));
    }

    /** Gives an attempt back: it was no failure. */
    public void giveBack(String account, String ip) {
        account(account).addTokens(1);
        ip(ip).addTokens(1);
    }

    /** As {@link #giveBack}, after {@link #takeIp}. */
    public void giveBackIp(String ip) {
        ip(ip).addTokens(1);
    }

    private static void takeFrom(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw HubException.rateLimited("Too many attempts. Wait some minutes and try again.", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket account(String account) {
        return bucket("account " + account, PER_ADDRESS);
    }

    private Bucket ip(String ip) {
        return bucket("ip " + ClientAddress.network(ip), PER_IP);
    }

    private Bucket bucket(String key, int attempts) {
        return buckets.get(key, k -> Bucket.builder().addLimit(limit -> limit.capacity(attempts).refillIntervally(attempts, WINDOW)).build());
    }
}
