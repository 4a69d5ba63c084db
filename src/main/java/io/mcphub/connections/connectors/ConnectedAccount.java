package io.mcphub.connections.connectors;

import io.mcphub.platform.Secret;
import io.mcphub.platform.VisibleText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider answered when an account was connected.
 *
 * @param accountId the provider's id of the account; with user and provider it identifies the connection
 * @param accountName how a person recognises the account, such as {@code ada @ Example Team}
 * @param token the access token
 * @param refreshToken the refresh token, if the provider gave one
 * @param expiresAt when the access token expires; null for never
 * @param details facts for the tools, such as {@code team_id}; never secret
 */
public record ConnectedAccount(
        String accountId,
        String accountName,
        Secret token,
        @Nullable Secret refreshToken,
        @Nullable Instant expiresAt,
        Map<String, String> details) {
    public ConnectedAccount {
        accountName = VisibleText.oneLine(accountName);
        details = Map.copyOf(details);
    }
}
