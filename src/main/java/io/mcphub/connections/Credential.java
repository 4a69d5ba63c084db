package io.mcphub.connections;

import io.mcphub.platform.Secret;
import java.util.Map;

/**
 * An opened connection: what a tool needs to act for the caller at the provider.
 *
 * @param connectionId the connection's id
 * @param userId whose connection it is
 * @param token the provider's access token
 * @param details what the provider told at connect time, such as {@code team_id} or {@code site_url}; never secret
 */
public record Credential(String connectionId, String userId, Secret token, Map<String, String> details) {
    public Credential {
        details = Map.copyOf(details);
    }
}
