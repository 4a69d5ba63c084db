package io.mcphub.oauth;

import io.mcphub.platform.Keys;
import io.mcphub.platform.Secret;
import java.time.Duration;

/** A refresh token that is about to be issued; only its hash is stored. */
record NewRefreshToken(Secret value, Duration lifetime) {
    static NewRefreshToken random(Duration lifetime) {
        return new NewRefreshToken(Secret.of("mcphub_ort_" + Keys.random()), lifetime);
    }
}
