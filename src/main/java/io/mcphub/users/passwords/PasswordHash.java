package io.mcphub.users.passwords;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Hashes passwords as Jakarta Security does: PBKDF2 with HMAC-SHA-512. */
@ApplicationScoped
public class PasswordHash {
    /** From OWASP's password storage cheat sheet. */
    static final int ITERATIONS = 210_000;
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final SecureRandom RANDOM = new SecureRandom();

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
                "Pbkdf2PasswordHash.Algorithm", ALGORITHM,
                "Pbkdf2PasswordHash.Iterations", Integer.toString(iterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        dummy = String.join(":", ALGORITHM, Integer.toString(iterations), random(), random());
    }

    /** A salt or a key that no password has: computing one would cost a second of every start. */
    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String hash(String password) {
        return platform.generate(password.toCharArray());
    }

    public boolean verify(String password, String hash) {
        return platform.verify(password.toCharArray(), hash);
    }

    /** For tests: what {@link #pretend} compares with. */
    String dummy() {
        return dummy;
    }

    /** Takes as long as {@link #verify} and never succeeds. For addresses that nobody has. */
    public void pretend(String password) {
        platform.verify(password.toCharArray(), dummy);
    }
}
