package io.mcphub.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedTextTest {
    private final byte[] key = Keys.hkdf(Secret.of("one"), "test");
    private final byte[] other = Keys.hkdf(Secret.of("two"), "test");
    private final String sealed = SealedText.seal(key, "row:1", "text");

    @Test
    void openWhenMovedToAnotherRowThenEmpty() {
        assertThat(SealedText.open(List.of(key), "row:2", sealed)).isEmpty();
    }

    @Test
    void openWhenKeyIsAnotherThenEmpty() {
        assertThat(SealedText.open(List.of(other), "row:1", sealed)).isEmpty();
    }

    @Test
    void openWhenChangedOrNotSealedThenEmpty() {
        char last = sealed.charAt(sealed.length() - 3);
        String changed = sealed.substring(0, sealed.length() - 3) + (last == 'A' ? 'B' : 'A') + sealed.substring(sealed.length() - 2);

        assertThat(SealedText.open(List.of(key), "row:1", changed)).isEmpty();
        assertThat(SealedText.open(List.of(key), "row:1", "text")).isEmpty();
        assertThat(SealedText.open(List.of(key), "row:1", sealed.substring(0, sealed.lastIndexOf('.') + 1))).isEmpty();
    }

    @Test
    void sealWhenTwiceThenDifferentAndBothOpen() {
        String again = SealedText.seal(key, "row:1", "text");

        assertThat(again).isNotEqualTo(sealed);
        assertThat(SealedText.open(List.of(other, key), "row:1", sealed)).hasValue("text");
        assertThat(SealedText.open(List.of(other, key), "row:1", again)).hasValue("text");
    }
}
