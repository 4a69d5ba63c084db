package io.mcphub.users.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.mcphub.platform.HubException;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.http.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits wrong passwords within 15 minutes: 30 per IP, 10 per account and network, 100 per account (NIST SP 800-63B). So a stranger
 * elsewhere does not lock the owner out. A known browser has 10 attempts of its own. An attempt is taken before the password is
 * checked and returned if it was right, so that parallel attempts count too. Each node counts by itself, and a restart resets the
 * counts.
 */
@ApplicationScoped
public class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_PAIR = 10;
    private static final int PER_ACCOUNT = 100;
    private static final int PER_IP = 30;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(WINDOW).build();

    /** Takes an attempt for an account and an IP. Throws {@code RATE_LIMITED} if none is left. */
    public void take(String account, String ip) {
        List<Bucket> taken = new ArrayList<>();
        try {
            for (Bucket bucket : List.of(ip(ip), pair(account, ip), account(account))) {
                takeFrom(bucket);
                taken.add(bucket);
            }
        } catch (HubException limited) {
            taken.forEach(bucket -> bucket.addTokens(1));
            throw limited;
        }
    }

    /** Takes an attempt of a known browser, which strangers cannot use up. Throws {@code RATE_LIMITED} if none is left. */
    public void takeKnown(String browser) {
        takeFrom(known(browser));
    }

    /** Returns an attempt of {@link #takeKnown}. */
    public void giveBackKnown(String browser) {
        known(browser).addTokens(1);
    }

    /** Takes an attempt for an IP, where no account is named. Throws {@code RATE_LIMITED} if none is left. */
    public void takeIp(String ip) {
        takeFrom(ip(ip));
    }

    /** Returns an attempt of {@link #take}, because it did not fail. */
    public void giveBack(String account, String ip) {
        pair(account, ip).addTokens(1);
        account(account).addTokens(1);
        ip(ip).addTokens(1);
    }

    /** Returns an attempt of {@link #takeIp}. */
    public void giveBackIp(String ip) {
        ip(ip).addTokens(1);
    }

    /**
     * Takes an attempt of a signed-in person to confirm with the password. Strangers cannot use it up. Throws {@code RATE_LIMITED}
     * if none is left.
     */
    public void takeConfirmation(String userId, String ip) {
        takeFrom(pair("confirmation " + userId, ip));
    }

    /** Returns an attempt of {@link #takeConfirmation}. */
    public void giveBackConfirmation(String userId, String ip) {
        pair("confirmation " + userId, ip).addTokens(1);
    }

    private static void takeFrom(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw HubException.rateLimited("Too many attempts. Wait some minutes and try again.", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket account(String account) {
        return bucket("account " + account, PER_ACCOUNT);
    }

    private Bucket known(String browser) {
        return bucket("browser " + Keys.hash(browser), PER_PAIR);
    }

    /** Counts an account together with a network: the /24 of an IPv4 address or the /64 of an IPv6 address. */
    private Bucket pair(String account, String ip) {
        String network = ClientAddress.network(ip);
        int last = network.lastIndexOf('.');
        return bucket("pair " + (last < 0 ? network : network.substring(0, last)) + " " + account, PER_PAIR);
    }

    private Bucket ip(String ip) {
        return bucket("ip " + ClientAddress.network(ip), PER_IP);
    }

    private Bucket bucket(String key, int attempts) {
        return buckets.get(key, k -> Bucket.builder().addLimit(limit -> limit.capacity(attempts).refillIntervally(attempts, WINDOW)).build());
    }
}
