package io.mcphub.connections.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public class VaultTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final Secret TOKEN = Secret.of("xoxp-synthetic-user");

    public static Vault vault(String current, String... previous) {
        Vault vault = new Vault();
        vault.config = new HubConfig() {
            @Override
            public Secret encryptionKey() {
                return Secret.of(current);
            }

            @Override
            public List<Secret> previousEncryptionKeys() {
                return Stream.of(previous).map(Secret::of).toList();
            }
        };
        return vault;
    }

    @Test
    void openWhenSameRowAndFieldThenTheValue() {
        String envelope = vault(KEY).seal(TOKEN, "row-1", "token");
        assertThat(envelope).matches("v1\\.[A-Za-z0-9_-]{8}\\.[A-Za-z0-9_-]+").doesNotContain("synthetic");
        assertThat(vault(KEY).open(envelope, "row-1", "token")).isEqualTo(TOKEN);
    }

    @Test
    void sealWhenTwiceThenDifferentEnvelopes() {
        Vault vault = vault(KEY);
        assertThat(vault.seal(TOKEN, "row-1", "token")).isNotEqualTo(vault.seal(TOKEN, "row-1", "token"));
    }

    @Test
    void openWhenMovedToAnotherRowOrFieldThenRefused() {
        String envelope = vault(KEY).seal(TOKEN, "row-1", "token");
        assertThatThrownBy(() -> vault(KEY).open(envelope, "row-2", "token")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault(KEY).open(envelope, "row-1", "refresh_token")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void openWhenWrongKeyThenRefused() {
        String envelope = vault(KEY).seal(TOKEN, "row-1", "token");
        assertThatThrownBy(() -> vault(OTHER).open(envelope, "row-1", "token")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void openWhenKeyIdIsForgedThenRefused() {
        String kid = vault(OTHER).seal(TOKEN, "row-1", "token").split("\\.")[1];
        String[] parts = vault(KEY).seal(TOKEN, "row-1", "token").split("\\.");
        assertThatThrownBy(() -> vault(OTHER, KEY).open("v1." + kid + "." + parts[2], "row-1", "token")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void openWhenOneBitIsChangedOrCutThenRefused() {
        String envelope = vault(KEY).seal(TOKEN, "row-1", "token");
        int middle = envelope.length() - 8;
        String flipped = envelope.substring(0, middle) + (envelope.charAt(middle) == 'A' ? 'B' : 'A') + envelope.substring(middle + 1);
        for (String bad : List.of(flipped, envelope.substring(0, 20), "", "v1..", "v2" + envelope.substring(2), envelope + ".x", envelope + "*")) {
            assertThatThrownBy(() -> vault(KEY).open(bad, "row-1", "token")).as(bad).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void openWhenKeyIsAPreviousOneThenTheValue() {
        String envelope = vault(KEY).seal(TOKEN, "row-1", "token");
        assertThat(vault(OTHER, KEY).open(envelope, "row-1", "token")).isEqualTo(TOKEN);
        assertThat(vault(OTHER, KEY).current(envelope)).isFalse();
        assertThat(vault(KEY, OTHER).current(envelope)).isTrue();
    }
}
