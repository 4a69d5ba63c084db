package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackMentions;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackThreads;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts a text into any conversation. */
@ApplicationScoped
class SlackPosting {
    /** The longest Markdown that Slack takes. */
    static final int MAX_MARKDOWN = 12_000;

    /** The longest text that Slack takes for a message that is changed. */
    static final int MAX_CHANGED = 4_000;

    /** Slack cuts longer texts silently. */
    static final int MAX_TEXT = 40_000;

    private static final String TRUNCATED = "message_truncated";

    @Inject
    SlackClient client;

    @Inject
    SlackThreads threads;

    /** What was posted. */
    public record Posted(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's, if it was found by name") String channelName,
            @NotNull @Description("The message's id inside its channel; thread_ts of a reply to it") String ts,
            @Nullable @Description("When it was posted") Instant time,
            @Nullable @Description("The link to it") String url,
            @Nullable @Description("What is not as one may think; absent if all is") List<String> warnings) {
        /** What is known of a message that was changed or deleted. */
        public static Posted of(SlackNames.Conversation where, String ts, @Nullable String url, @Nullable List<String> warnings) {
            return new Posted(where.id(), where.name(), ts, SlackTime.of(ts), url, warnings);
        }
    }

    /** What to post. */
    record Draft(String text, @Nullable Boolean markdown, @Nullable String threadTs) {
        private boolean isMarkdown() {
            return Boolean.TRUE.equals(markdown);
        }

        /** Returns the draft. Throws {@code INVALID_INPUT} if Slack would refuse it. Call it before a conversation is opened for it. */
        Draft checked() {
            return checked(MAX_TEXT);
        }

        /** The same for a change, which takes less text without Markdown. */
        Draft checked(int most) {
            int limit = isMarkdown() ? MAX_MARKDOWN : most;
            if (text.length() > limit) {
                throw HubException.invalid("text", "Slack takes " + limit + " characters of " + (isMarkdown() ? "Markdown" : "text") + " here at most. Split the text.");
            }
            return this;
        }
    }

    /** The field in which Slack takes the text. */
    static String field(@Nullable Boolean markdown) {
        return Boolean.TRUE.equals(markdown) ? "markdown_text" : "text";
    }

    /** Posts once; never repeats it after a failure. */
    public Posted post(Credential slack, SlackNames.Conversation where, Draft draft) {
        String thread = threads.of(slack, where.id(), draft.threadTs());
        JsonNode posted = client.write(slack, SlackRequest.of("chat.postMessage")
                .with("channel", where.id())
                .with(field(draft.markdown()), draft.text())
                .with("thread_ts", thread)
                .with("unfurl_links", true)
                .with("unfurl_media", true));
        String channel = JsonTree.text(posted, "channel");
        String id = channel == null ? where.id() : channel;
        String ts = SlackJson.made(posted, "ts");
        return Posted.of(new SlackNames.Conversation(id, where.name()), ts, SlackLinks.message(slack, id, ts, thread), warnings(posted, draft.text()));
    }

    /** What Slack warns of, and mentions that notify nobody; null if there is nothing to say. */
    static @Nullable List<String> warnings(JsonNode posted, String text) {
        List<String> warnings = new ArrayList<>();
        List<String> slacks = JsonTree.texts(posted.path("response_metadata").path("warnings"));
        if (slacks.contains(TRUNCATED) || TRUNCATED.equals(JsonTree.text(posted, "warning"))) {
            warnings.add("Slack cut the message because it is too long. Post the rest as another message.");
        }
        SlackMentions.silent(text).forEach(warnings::add);
        return warnings.isEmpty() ? null : warnings;
    }
}
