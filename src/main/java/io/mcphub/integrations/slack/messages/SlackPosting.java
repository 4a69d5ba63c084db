package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Posts a text into any conversation. */
@ApplicationScoped
class SlackPosting {
    /** The longest Markdown that Slack takes. */
    private static final int MAX_MARKDOWN = 12_000;

    /** Slack cuts longer texts silently. */
    static final int MAX_TEXT = 40_000;

    @Inject
    SlackClient client;

    /** What was posted. */
    public record Posted(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's, if it was found by name") String channelName,
            @NotNull @Description("The message's id inside its channel; thread_ts of a reply to it") String ts,
            @Nullable @Description("When it was posted") Instant time,
            @Nullable @Description("The link to it") String permalink) {}

    /** What to post. */
    record Draft(String text, @Nullable Boolean markdown, @Nullable String threadTs) {
        private boolean isMarkdown() {
            return Boolean.TRUE.equals(markdown);
        }

        /** Returns the draft. Throws {@code INVALID_INPUT} if Slack would refuse it. Call it before a conversation is opened for it. */
        Draft checked() {
            if (isMarkdown() && text.length() > MAX_MARKDOWN) {
                throw HubException.invalid("text", "Slack takes " + MAX_MARKDOWN + " characters of Markdown at most. Split the text.");
            }
            return this;
        }
    }

    /** Posts once; never repeats it after a failure. */
    public Posted post(Credential slack, SlackNames.Conversation where, Draft draft) {
        JsonNode posted = client.write(slack, SlackRequest.of("chat.postMessage")
                .with("channel", where.id())
                .with(draft.isMarkdown() ? "markdown_text" : "text", draft.text())
                .with("thread_ts", draft.threadTs())
                .with("unfurl_links", true)
                .with("unfurl_media", true));
        String channel = JsonTree.text(posted, "channel");
        String id = channel == null ? where.id() : channel;
        String ts = SlackJson.made(posted, "ts");
        return new Posted(id, where.name(), ts, SlackTime.of(ts), SlackLinks.message(slack, id, ts, draft.threadTs()));
    }
}
