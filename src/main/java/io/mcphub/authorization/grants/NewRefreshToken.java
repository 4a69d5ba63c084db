package io.mcphub.authorization.grants;

import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import java.time.Duration;

/** A refresh token that is about to be issued; only its hash is stored. */
public record NewRefreshToken(Secret value, Duration lifetime) {
    public static NewRefreshToken random(Duration lifetime) {
        return new NewRefreshToken(Secret.of("mcphub_ort_" + Keys.random()), lifetime);
    }
}
