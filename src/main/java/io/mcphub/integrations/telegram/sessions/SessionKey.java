package io.mcphub.integrations.telegram.sessions;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Names a session and opens it.
 *
 * @param id its random name, that of its directory
 * @param key the key of its database: 32 random bytes in base64
 * @param account the connection that it belongs to; null while somebody signs in
 */
public record SessionKey(String id, Secret key, @Nullable Credential account) {
    /** The detail of a connection that names its session. */
    public static final String DETAIL = "session";

    /** How the names of their leases begin. */
    static final String LEASE = "telegram ";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** The session of a connection. */
    public static SessionKey of(Credential account) {
        return new SessionKey(account.details().getOrDefault(DETAIL, ""), account.token(), account);
    }

    /** A new session. The key must be random, because the library derives the real one from it in two cheap rounds. */
    public static SessionKey random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new SessionKey(Keys.random(), Secret.of(Base64.getEncoder().encodeToString(key)), null);
    }

    /** The name of its lease. */
    String lease() {
        return LEASE + id;
    }
}
