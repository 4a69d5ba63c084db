package io.mcphub.connections.conversations;

import org.jspecify.annotations.Nullable;

/**
 * How a conversation begins.
 *
 * @param way one of the connector's ways
 * @param label what the person calls the account; null for no name
 * @param connectionId the connection to renew; null for any account
 * @param page the path on this hub to which the browser returns in the end
 * @param browser whether the caller's credential is the browser that will follow a redirect
 */
public record Opening(String way, @Nullable String label, @Nullable String connectionId, String page, boolean browser) {
    static final String CONNECTIONS = "/connections";

    /** From a program; a browser that follows a redirect is known when it does. */
    public static Opening of(String way, @Nullable String label, @Nullable String connectionId) {
        return new Opening(way, label, connectionId, CONNECTIONS, false);
    }
}
