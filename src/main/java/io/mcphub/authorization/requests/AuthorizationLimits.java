package io.mcphub.authorization.requests;

import io.mcphub.platform.RateLimit;
import io.mcphub.platform.http.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Limits how often an address may start an authorization: each start stores a row and may fetch a client's document, before anybody
 * has signed in.
 */
@ApplicationScoped
public class AuthorizationLimits {
    private final RateLimit perAddress = new RateLimit(300, Duration.ofMinutes(5));

    /** Counts one start. Throws {@code RATE_LIMITED} if there were too many. */
    public void take(String address) {
        perAddress.take(ClientAddress.network(address), "Too many requests came from your address. Wait some minutes and start again in the app.");
    }
}
