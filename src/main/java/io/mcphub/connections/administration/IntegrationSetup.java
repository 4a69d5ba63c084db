package io.mcphub.connections.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.settings.SettingState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An integration as an admin sets it up; one element of {@code GET /api/admin/integrations}.
 *
 * @param connect the ids of the ways to connect, or {@code none}
 * @param settings what an admin may set; secrets without their values
 * @param redirectUri what to register at the provider; null if people do not sign in there
 * @param manifest what to paste at the provider to make an app for this hub; null if the provider has no such thing
 * @param problems what keeps people from signing in at the provider; empty if nothing that the hub can see by itself
 */
public record IntegrationSetup(
        String id,
        String displayName,
        List<String> connect,
        List<SettingState> settings,
        @JsonInclude @Nullable String redirectUri,
        @JsonInclude @Nullable String manifest,
        List<ConnectProblem> problems) {}
