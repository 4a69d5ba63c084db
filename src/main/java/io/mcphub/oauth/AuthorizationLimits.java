package io.mcphub.oauth;

import io.mcphub.accounts.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How often one address may begin an authorization: each beginning stores a row and may fetch a client's description, before anybody signed in. */
@ApplicationScoped
class AuthorizationLimits {
    private final Limit perAddress = new Limit(300, Duration.ofMinutes(5));

    /** Counts one; {@code RATE_LIMITED} if that is one too many. */
    public void take(String address) {
        perAddress.take(ClientAddress.network(address), "Too many requests came from your address. Wait some minutes and start again in the app.");
    }
}
