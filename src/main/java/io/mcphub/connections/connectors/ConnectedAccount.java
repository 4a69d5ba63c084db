package io.mcphub.connections.connectors;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Nul;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.VisibleText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider answered when an account was connected.
 *
 * @param accountId the provider's id of the account; with user and provider it identifies the connection
 * @param accountName how a person recognises the account, such as {@code ada @ Example Team}; cut after 200 characters, the id if empty
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
    private static final int LONGEST_NAME = 200;

    public ConnectedAccount {
        ProviderToken.require(token);
        if (accountId.isBlank() || Nul.in(accountId)) {
            throw HubException.of(Problem.UPSTREAM_REFUSED, "The provider did not say which account this is. Try again later.");
        }
        accountName = named(accountName, accountId);
        details = Map.copyOf(details);
    }

    private static String named(String name, String id) {
        String visible = VisibleText.oneLine(name);
        String given = visible.isEmpty() ? VisibleText.oneLine(id) : visible;
        return given.codePointCount(0, given.length()) <= LONGEST_NAME ? given : given.substring(0, given.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
