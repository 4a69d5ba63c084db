package io.mcphub.accounts;

import io.mcphub.platform.Keys;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/** Passwords as the platform hashes them (Jakarta Security), at OWASP's cost for PBKDF2 with SHA-512. */
@ApplicationScoped
class PasswordHash {
    private static final Map<String, String> COST = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32",
            "Pbkdf2PasswordHash.KeySizeBytes", "32");

    @Inject
    Pbkdf2PasswordHash platform;

    private String dummy;

    @PostConstruct
    void initialize() {
        platform.initialize(COST);
        dummy = hash(Keys.random());
    }

    public String hash(String password) {
        return platform.generate(password.toCharArray());
    }

    public boolean verify(String password, String hash) {
        return platform.verify(password.toCharArray(), hash);
    }

    /** Takes as long as {@link #verify} and never succeeds: for people who do not exist. */
    public void pretend(String password) {
        platform.verify(password.toCharArray(), dummy);
    }
}
