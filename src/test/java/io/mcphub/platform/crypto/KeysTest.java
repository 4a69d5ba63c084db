package io.mcphub.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Secret;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void hkdfWhenPurposesDifferThenKeysDiffer() {
        Secret secret = Secret.of("0123456789abcdef0123456789abcdef");

        assertThat(Keys.hkdf(secret, "cursor")).hasSize(32).isNotEqualTo(Keys.hkdf(secret, "session-id"));
    }

    @Test
    void hkdfWhenSaltIsEmptyThenEqualsRfc5869TestCase3() {
        // RFC 5869 A.3 has 22 octets 0x0b as input and neither salt nor info; 0x0b is a character of UTF-8, so it fits a Secret.
        byte[] key = Keys.hkdf(Secret.of("\u000b".repeat(22)), "");

        assertThat(HexFormat.of().formatHex(key)).isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    @Test
    void randomWhenCalledTwiceThenNeverEqual() {
        assertThat(Keys.random()).hasSize(43).isNotEqualTo(Keys.random());
    }

    @Test
    void secretWhenPrintedThenHidden() {
        assertThat(Secret.of("hunter2").toString()).isEqualTo("***");
    }
}
