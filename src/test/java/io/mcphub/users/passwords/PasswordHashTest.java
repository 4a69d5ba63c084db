package io.mcphub.users.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;

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
}
