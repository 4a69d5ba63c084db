package io.mcphub.connections;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Links that lead from a chat to the page where an account is connected (client/elicitation § Safe URL Handling). The id is
 * encrypted, so it shows nothing about the user and cannot be forged. It is not a credential, because the page asks who is signed
 * in. A link ends after 30 minutes. Nothing is stored, because a model may call a tool of an unconnected account a hundred times.
 */
@ApplicationScoped
public class ConnectLinks {
    private static final String PURPOSE = "connect-link";
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int LONGEST = 500;

    @Inject
    Keys keys;

    @Inject
    HubClock clock;

    @Inject
    Settings settings;

    /** The address that this user must open. */
    public String address(String userId, String integration) {
        String content = Json.write(Map.of("user", userId, "integration", integration, "until", clock.now().plus(LIFETIME).toEpochMilli()));
        String id = keys.seal(PURPOSE, PURPOSE, content);
        return settings.baseUrl() + new ConnectLink(id, userId, integration).path();
    }

    /** The content of an id; empty if the hub did not issue it or it has expired. */
    public Optional<ConnectLink> find(String id) {
        if (id.length() > LONGEST) {
            return Optional.empty();
        }
        return keys.open(PURPOSE, PURPOSE, id)
                .map(Json::read)
                .filter(content -> content.path("until").asLong() > clock.now().toEpochMilli())
                .map(content -> link(id, content));
    }

    private static ConnectLink link(String id, JsonNode content) {
        return new ConnectLink(id, content.path("user").asText(), content.path("integration").asText());
    }
}
