package io.mcphub.authorization.requests;

import io.mcphub.platform.RateLimit;
import io.mcphub.users.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How often one address may begin an authorization: each beginning stores a row and may fetch a client's description, before anybody signed in. */
@ApplicationScoped
public class AuthorizationLimits {
    private final RateLimit perAddress = new RateLimit(300, Duration.ofMinutes(5));

    /** Counts one; {@code RATE_LIMITED} if that is one too many. */
    public void take(String address) {
        perAddress.take(ClientAddress.network(address), "Too many requests came from your address. Wait some minutes and start again in the app.");
    }
}
