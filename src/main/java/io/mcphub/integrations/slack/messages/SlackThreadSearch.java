package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackCalendar;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds threads of a channel with new replies by {@code search.messages}, which only some tokens may use. */
@ApplicationScoped
class SlackThreadSearch {
    private static final int MOST = 100;

    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackCalendar calendar;

    /** The ts of the threads' first messages; empty if the token may not search, or the conversation has no name to search in. */
    public Optional<List<String>> threads(Credential slack, String channel, Instant since) {
        String name = SlackScopes.search(slack) && channel.startsWith("C") ? directory.channelName(slack, channel) : null;
        if (name == null || name.startsWith("mpdm-")) {
            return Optional.empty();
        }
        try {
            // Slack's search words know only whole days.
            String query = "in:#" + name + " is:thread after:" + since.atZone(calendar.zone(slack)).toLocalDate().minusDays(1);
            JsonNode found = client.read(slack, SlackRequest.of("search.messages").with("query", query).with("count", MOST).with("sort", "timestamp").with("sort_dir", "desc"));
            return Optional.of(JsonTree.list(found.path("messages").path("matches")).stream()
                    .filter(m -> channel.equals(SlackJson.string(m.path("channel"), "id")) && fresh(m, since))
                    .flatMap(m -> SlackLinks.target(SlackJson.string(m, "permalink")).map(SlackLinks.Target::threadTs).stream())
                    .distinct()
                    .toList());
        } catch (HubException refused) {
            if (refused.problem() == Problem.UPSTREAM_REFUSED || refused.problem() == Problem.RATE_LIMITED) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static boolean fresh(JsonNode message, Instant since) {
        Instant time = SlackTime.exact(JsonTree.text(message, "ts"));
        return time != null && !time.isBefore(since);
    }
}
