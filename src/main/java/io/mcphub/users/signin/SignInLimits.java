package io.mcphub.users.signin;

import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.http.ClientAddress;
import io.mcphub.platform.nodes.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Limits wrong passwords within 15 minutes: 30 per IP, 10 per account and network, 100 per account (NIST SP 800-63B). So a stranger
 * elsewhere does not lock the owner out. A known browser has 10 attempts of its own. An attempt is taken before the password is
 * checked and returned if it was right, so that parallel attempts count too. All nodes count together. Where the hub has one node,
 * a restart resets the counts.
 */
@ApplicationScoped
public class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_PAIR = 10;
    private static final int PER_ACCOUNT = 100;
    private static final int PER_IP = 30;

    private static final String SENTENCE = "Too many attempts. Wait some minutes and try again.";

    @Inject
    Attempts attempts;

    /** Takes an attempt for an account and an IP. Throws {@code RATE_LIMITED} if none is left. */
    public void take(String account, String ip) {
        attempts.take(SENTENCE, ip(ip), pair(account, ip), account(account));
    }

    /** Takes an attempt of a known browser, which strangers cannot use up. Throws {@code RATE_LIMITED} if none is left. */
    public void takeKnown(String browser) {
        attempts.take(SENTENCE, known(browser));
    }

    /** Returns an attempt of {@link #takeKnown}. */
    public void giveBackKnown(String browser) {
        attempts.giveBack(known(browser));
    }

    /** Takes an attempt for an IP, where no account is named. Throws {@code RATE_LIMITED} if none is left. */
    public void takeIp(String ip) {
        attempts.take(SENTENCE, ip(ip));
    }

    /** Returns an attempt of {@link #take}, because it did not fail. */
    public void giveBack(String account, String ip) {
        attempts.giveBack(ip(ip), pair(account, ip), account(account));
    }

    /** Returns an attempt of {@link #takeIp}. */
    public void giveBackIp(String ip) {
        attempts.giveBack(ip(ip));
    }

    /**
     * Takes an attempt of a signed-in person to confirm with the password. Strangers cannot use it up. Throws {@code RATE_LIMITED}
     * if none is left.
     */
    public void takeConfirmation(String userId, String ip) {
        attempts.take(SENTENCE, pair("confirmation " + userId, ip));
    }

    /** Returns an attempt of {@link #takeConfirmation}. */
    public void giveBackConfirmation(String userId, String ip) {
        attempts.giveBack(pair("confirmation " + userId, ip));
    }

    private static Attempts.Limit account(String account) {
        return limit("account " + account, PER_ACCOUNT);
    }

    private static Attempts.Limit known(String browser) {
        return limit("browser " + Keys.hash(browser), PER_PAIR);
    }

    /** Counts an account together with a network: the /24 of an IPv4 address or the /64 of an IPv6 address. */
    private static Attempts.Limit pair(String account, String ip) {
        String network = ClientAddress.network(ip);
        int last = network.lastIndexOf('.');
        return limit("pair " + (last < 0 ? network : network.substring(0, last)) + " " + account, PER_PAIR);
    }

    private static Attempts.Limit ip(String ip) {
        return limit("ip " + ClientAddress.network(ip), PER_IP);
    }

    private static Attempts.Limit limit(String key, int attempts) {
        return new Attempts.Limit("sign-in " + key, attempts, WINDOW);
    }
}
