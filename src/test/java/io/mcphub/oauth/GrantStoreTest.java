package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.authorization.grants.Grace;
import io.mcphub.authorization.grants.NewRefreshToken;
import io.mcphub.platform.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the store refuses by itself. The endpoints check the same first, but could forget it. */
class GrantStoreTest {
    private static final Grace NO_GRACE = new Grace(Duration.ZERO, Duration.ZERO);

    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void refreshTokenWhenRotatedByAnotherClientThenNothingAndStillGoodForItsOwn() throws Exception {
        String token = rig.exchange(rig.code()).getTokens().getRefreshToken().getValue();

        assertThat(rig.grants.rotate(token, rig.otherClient, NO_GRACE, next("stolen"))).isEmpty();

        assertThat(rig.grants.ofRefreshToken("stolen")).isEmpty();
        assertThat(rig.grants.rotate(token, rig.client, NO_GRACE, next("own"))).isPresent();
    }

    private static NewRefreshToken next(String value) {
        return new NewRefreshToken(Secret.of(value), Duration.ofDays(1));
    }
}
