package io.mcphub.connections.connectors;

import io.mcphub.platform.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A renewed token.
 *
 * @param token the new access token
 * @param refreshToken the next refresh token; null keeps the old one
 * @param expiresAt when the new access token expires; null for never
 */
public record RenewedToken(Secret token, @Nullable Secret refreshToken, @Nullable Instant expiresAt) {
    public RenewedToken {
        ProviderToken.require(token);
    }

    /**
     * Reads the tokens of an answer (RFC 6749 §5.1).
     *
     * @param token the access token
     * @param refreshToken null or blank for none
     * @param expiresIn seconds from now; null or not positive if the token does not expire
     * @param now the time of the answer
     */
    public static RenewedToken of(String token, @Nullable String refreshToken, @Nullable Number expiresIn, Instant now) {
        boolean renewable = refreshToken != null && !refreshToken.isBlank();
        boolean ends = expiresIn != null && expiresIn.longValue() > 0;
        return new RenewedToken(Secret.of(token), renewable ? Secret.of(refreshToken) : null, ends ? now.plusSeconds(expiresIn.longValue()) : null);
    }
}
