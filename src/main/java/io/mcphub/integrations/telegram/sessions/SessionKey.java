package io.mcphub.integrations.telegram.sessions;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Secret;

/**
 * Names a session and opens it.
 *
 * @param id its random name, that of its directory
 * @param key the key of its database: 32 random bytes in base64
 */
public record SessionKey(String id, Secret key) {
    /** The detail of a connection that names its session. */
    public static final String DETAIL = "session";

    /** The session of a connection. */
    public static SessionKey of(Credential account) {
        return new SessionKey(account.details().getOrDefault(DETAIL, ""), account.token());
    }
}
