package io.mcphub.connections.conversations;

import org.jspecify.annotations.Nullable;

/**
 * The start of a conversation.
 *
 * @param way one of the connector's ways
 * @param label the person's name for the account; null for none
 * @param connectionId the connection to renew; null for any account
 * @param page the path on this hub to which the browser returns at the end
 * @param browser whether the caller is the browser that will follow a redirect
 */
public record ConversationStart(String way, @Nullable String label, @Nullable String connectionId, String page, boolean browser) {
    static final String CONNECTIONS = "/connections";

    /** Started by a program. The browser that follows a redirect is bound later. */
    public static ConversationStart of(String way, @Nullable String label, @Nullable String connectionId) {
        return new ConversationStart(way, label, connectionId, CONNECTIONS, false);
    }
}
