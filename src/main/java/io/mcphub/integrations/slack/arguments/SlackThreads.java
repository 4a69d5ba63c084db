package io.mcphub.integrations.slack.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Finds the message that began a thread from any of its replies. */
@ApplicationScoped
public class SlackThreads {
    @Inject
    SlackClient client;

    /**
     * The ts to reply to: that of the message which began the thread. A reply's own ts would be refused or land elsewhere. If Slack does
     * not tell, the ts as it was given; null if none is given.
     */
    public @Nullable String of(Credential slack, @Nullable String channel, @Nullable String ts) {
        if (channel == null || ts == null) {
            return ts;
        }
        try {
            JsonNode answer = client.read(slack, SlackRequest.of("conversations.replies").with("channel", channel).with("ts", ts).with("limit", 1));
            String parent = parent(answer, ts);
            return parent == null ? ts : parent;
        } catch (HubException untold) {
            return ts;
        }
    }

    /** The ts of the thread's first message if the answer is a reply alone; null if it is a thread. */
    public static @Nullable String parent(JsonNode answer, String asked) {
        String parent = answer.path("messages").path(0).path("thread_ts").textValue();
        return asked.equals(parent) || answer.path("messages").size() > 1 ? null : parent;
    }
}
