package io.mcphub.users.passwords;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.function.UnaryOperator;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;

/** Password hashing with few iterations, for tests that create many people. */
public final class QuickPasswords {
    private QuickPasswords() {}

    public static PasswordHash create() {
        PasswordHash passwords = new PasswordHash();
        passwords.platform = new Pbkdf2PasswordHashImpl();
        passwords.initialize(1_024);
        return passwords;
    }

    /** Puts something between the hub and the server's hashing. */
    public static void wrap(PasswordHash passwords, UnaryOperator<Pbkdf2PasswordHash> wrapper) {
        passwords.platform = wrapper.apply(passwords.platform);
    }
}
