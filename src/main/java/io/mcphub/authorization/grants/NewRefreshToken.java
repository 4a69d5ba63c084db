package io.mcphub.authorization.grants;

import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import java.time.Duration;

/**
 * A refresh token to issue. Only its hash is stored.
 *
 * @param value the token
 * @param lifetime how long it lives
 */
public record NewRefreshToken(Secret value, Duration lifetime) {
    public static NewRefreshToken random(Duration lifetime) {
        return new NewRefreshToken(Secret.of("mcphub_ort_" + Keys.random()), lifetime);
    }
}
