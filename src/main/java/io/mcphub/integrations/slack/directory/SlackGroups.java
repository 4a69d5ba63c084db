package io.mcphub.integrations.slack.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The handles of user groups, such as engineering. The list is read when a message mentions a group, and cached for some minutes. */
@ApplicationScoped
public class SlackGroups {
    @Inject
    SlackClient client;

    @Inject
    HubClock clock;

    private final Listing<Group> groups = new Listing<>(() -> clock.now());

    private static final Pattern ID = Pattern.compile("(?:<!subteam\\^)?(S[A-Z0-9]{6,20})(?:\\|[^>]*)?>?");

    /**
     * A group.
     *
     * @param id its id
     * @param handle its handle, without @; null if only the id is known
     */
    public record Group(String id, @Nullable String handle) {}

    /** The group with an id, a mention or a handle. */
    public Group group(Credential slack, String field, String reference, NameMatching use) {
        Matcher id = ID.matcher(reference.strip());
        if (id.matches()) {
            return new Group(id.group(1), null);
        }
        String handle = reference.strip().replaceFirst("^@", "");
        return NameResolver.find(use, field, handle, all(slack), g -> g.handle() == null ? List.of() : List.of(g.handle()), g -> "@" + g.handle() + " (" + g.id() + ")");
    }

    /** The handle of a group; null if Slack does not tell it. */
    @Nullable String handle(Credential slack, String id) {
        return names(slack, List.of(id)).get(id);
    }

    private List<Group> all(Credential slack) {
        return groups.all(slack.connectionId(), cursor -> page(slack));
    }

    /** Handles by id. Some may be missing: a list of messages is useful without them. */
    public Map<String, String> names(Credential slack, Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (ids.isEmpty()) {
            return names;
        }
        try {
            all(slack).stream().filter(group -> ids.contains(group.id())).forEach(group -> names.put(group.id(), group.handle()));
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
