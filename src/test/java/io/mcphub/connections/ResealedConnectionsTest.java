package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts whose credentials an earlier key sealed. */
class ResealedConnectionsTest extends TwoNodes {
    private static final String NEXT = "the next key of 32 characters or more";

    @Test
    void resealWhenTheKeyWasRotatedThenAccountsLiveWithoutTheOldOne() {
        ConnectionEntity before = row();
        beans(Map.of("TOKENS_ENCRYPTION_KEY", NEXT, "TOKENS_ENCRYPTION_KEY_PREVIOUS", TestConfig.ENCRYPTION_KEY)).get(ResealedConnections.class).resealAll();

        ConnectionStore later = beans(Map.of("TOKENS_ENCRYPTION_KEY", NEXT)).get(ConnectionStore.class);
        assertThat(later.open(row()).token()).isEqualTo(one.store.open(before).token());
        assertThat(later.refreshToken(row())).isEqualTo(one.store.refreshToken(before));
    }

    @Test
    void resealWhenSomebodyRenewsTheTokenThenLeftToTheNextRound() {
        one.claims.take(row()).orElseThrow();
        String sealed = row().token;

        beans(Map.of("TOKENS_ENCRYPTION_KEY", NEXT, "TOKENS_ENCRYPTION_KEY_PREVIOUS", TestConfig.ENCRYPTION_KEY)).get(ResealedConnections.class).resealAll();

        assertThat(row().token).isEqualTo(sealed);
    }

    @Test
    void resealWhenTheKeyIsNotGivenThenNothingChanges() {
        String sealed = row().token;

        beans(Map.of("TOKENS_ENCRYPTION_KEY", NEXT)).get(ResealedConnections.class).resealAll();

        assertThat(row().token).isEqualTo(sealed);
    }

    private BeanBox beans(Map<String, String> secrets) {
        TestConfig config = new TestConfig();
        config.variables.putAll(secrets);
        return new BeanBox(second).with(HubConfig.class, config).with(HubClock.class, clock).with(AuditTrail.class, one.audit);
    }
}
