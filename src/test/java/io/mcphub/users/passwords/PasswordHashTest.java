package io.mcphub.users.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class PasswordHashTest {
    @Test
    void hashWhenStoredThenItNamesTheFullCost() {
        PasswordHash passwords = new PasswordHash();
        passwords.platform = new Pbkdf2PasswordHashImpl();
        passwords.initialize();

        String hash = passwords.hash("correct horse battery staple");

        assertThat(hash).startsWith("PBKDF2WithHmacSHA512:210000:");
        assertThat(passwords.verify("correct horse battery staple", hash)).isTrue();
        assertThat(passwords.verify("correct horse battery stapler", hash)).isFalse();
    }

    /** The same algorithm, number of iterations and lengths cost the same time. */
    @Test
    void pretendWhenNobodyHasTheAddressThenComparesWithAHashOfTheSameCost() {
        PasswordHash passwords = new PasswordHash();
        passwords.platform = new Pbkdf2PasswordHashImpl();
        passwords.initialize(1024);

        String real = passwords.hash("correct horse battery staple");

        assertThat(passwords.dummy()).hasSameSizeAs(real).startsWith("PBKDF2WithHmacSHA512:1024:");
        assertThat(passwords.verify("correct horse battery staple", passwords.dummy())).isFalse();
    }
}
