package io.mcphub.integrations.slack.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The handles of user groups, such as engineering. The list is read when a message mentions a group, and cached for some minutes. */
@ApplicationScoped
public class SlackGroups {
    @Inject
    SlackClient client;

    @Inject
    HubClock clock;

    private final Listing<Group> groups = new Listing<>(() -> clock.now());

    private record Group(String id, String handle) {}

    /** Handles by id. Some may be missing: a list of messages is useful without them. */
    public Map<String, String> names(Credential slack, Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (ids.isEmpty()) {
            return names;
        }
        try {
            groups.all(slack.connectionId(), cursor -> page(slack)).stream().filter(group -> ids.contains(group.id())).forEach(group -> names.put(group.id(), group.handle()));
        } catch (HubException untold) {
            // The messages show the ids.
        }
        return names;
    }

    private Listing.Page<Group> page(Credential slack) {
        JsonNode answer = client.read(slack, SlackRequest.of("usergroups.list"));
        return new Listing.Page<>(JsonTree.list(answer.path("usergroups"), g -> new Group(SlackJson.required(g, "id"), SlackJson.string(g, "handle"))), null);
    }
}
