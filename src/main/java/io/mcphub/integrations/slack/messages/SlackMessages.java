package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.directory.SlackGroups;
import io.mcphub.integrations.slack.text.SlackRendering;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Slack's messages as the tools show them, with the names of the people in them. */
@ApplicationScoped
class SlackMessages {
    /** The longest text in a list; slack.messages.get shows the whole message. */
    static final int LISTED = 4_000;

    /** Of one message nothing is cut here; the budget of the answer may. */
    static final int WHOLE = Integer.MAX_VALUE;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackGroups groups;

    /** @param max the longest text; a longer one is cut */
    public List<SlackMessage> shown(Credential slack, String channel, List<JsonNode> messages, int max) {
        SlackRendering rendering = rendering(slack, messages, max == WHOLE);
        return messages.stream().map(m -> SlackMessage.of(m, rendering, slack, channel, max)).toList();
    }

    /** A rendering that knows the names of these messages' people and of the channels they mention. */
    public SlackRendering rendering(Credential slack, List<JsonNode> messages) {
        return rendering(slack, messages, false);
    }

    private SlackRendering rendering(Credential slack, List<JsonNode> messages, boolean whole) {
        Map<String, String> names = new HashMap<>(directory.names(slack, SlackRendering.people(messages)));
        names.putAll(directory.channelNames(slack, SlackRendering.channels(messages)));
        names.putAll(groups.names(slack, SlackRendering.groups(messages)));
        return new SlackRendering(names, whole);
    }
}
