package io.mcphub.users.passwords;

import io.mcphub.platform.crypto.Keys;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/** Hashes passwords as Jakarta Security does: PBKDF2 with HMAC-SHA-512. */
@ApplicationScoped
public class PasswordHash {
    /** From OWASP's password storage cheat sheet. */
    static final int ITERATIONS = 210_000;

    @Inject
    Pbkdf2PasswordHash platform;

    private String dummy;

    @PostConstruct
    void initialize() {
        initialize(ITERATIONS);
    }

    /** Sets another number of iterations. For tests that create many people. */
    void initialize(int iterations) {
        platform.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", Integer.toString(iterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        dummy = hash(Keys.random());
    }

    public String hash(String password) {
        return platform.generate(password.toCharArray());
    }

    public boolean verify(String password, String hash) {
        return platform.verify(password.toCharArray(), hash);
    }

    /** Takes as long as {@link #verify} and never succeeds. For addresses that nobody has. */
    public void pretend(String password) {
        platform.verify(password.toCharArray(), dummy);
    }
}
