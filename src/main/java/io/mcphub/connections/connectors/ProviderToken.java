package io.mcphub.connections.connectors;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;

/** The rule for tokens of providers: visible ASCII, because they go into a header. The HTTP client throws for anything else. */
final class ProviderToken {
    private ProviderToken() {}

    static boolean isUsable(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    /** Throws {@code UPSTREAM_REFUSED} if the provider's token is not visible ASCII. */
    static void require(Secret token) {
        if (!isUsable(token.reveal())) {
            throw HubException.of(Problem.UPSTREAM_REFUSED, "The provider answered with a token that cannot be used. Try again later.");
        }
    }
}
