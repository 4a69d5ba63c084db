package io.mcphub.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Secret;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final String OLD = "0123456789abcdef0123456789abcdef";
    private static final String NEXT = "fedcba9876543210fedcba9876543210";

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
    void openWhenAnotherSecretIsAlsoReadThenWhatItSealedAndSignedIsGood() {
        Keys old = keys(OLD);
        Keys next = keys(NEXT, OLD);

        assertThat(next.open("page", "row", old.seal("page", "row", "text"))).hasValue("text");
        assertThat(next.isMac("page", "text", old.mac("page", "text"))).isTrue();
        assertThat(next.macs("page", "text")).first().isEqualTo(next.mac("page", "text"));
        assertThat(next.isCurrent("page", old.seal("page", "row", "text"))).isFalse();
        assertThat(next.isCurrent("page", next.seal("page", "row", "text"))).isTrue();
    }

    @Test
    void openWhenTheSecretIsNotReadThenNothing() {
        Keys next = keys(NEXT);

        assertThat(keys(OLD).open("page", "row", next.seal("page", "row", "text"))).isEmpty();
        assertThat(keys(OLD).isMac("page", "text", next.mac("page", "text"))).isFalse();
    }

    @Test
    void isMacWhenTooShortThenFalse() {
        Keys keys = keys(OLD);

        assertThat(keys.isMac("page", "text", Arrays.copyOf(keys.mac("page", "text"), 16))).isTrue();
        assertThat(keys.isMac("page", "text", Arrays.copyOf(keys.mac("page", "text"), 15))).isFalse();
    }

    private static Keys keys(String... secrets) {
        return new Keys() {
            @Override
            protected List<Secret> secrets() {
                return Stream.of(secrets).map(Secret::of).toList();
            }
        };
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
