package io.mcphub.integrations.slack;

import io.mcphub.connections.Credential;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** {@code slack.messages.*}. */
@ApplicationScoped
@ToolsOf("slack")
public class MessageTools {
    @Inject
    SlackNames names;

    @Inject
    SlackPosting posting;

    @Inject
    SlackHistory history;

    /** Arguments of {@code slack.messages.post}. */
    public record Post(
            @Description("Where to: a channel's id or exact #name; @name, a user id or an e-mail address posts into the direct conversation") @NotBlank @Size(max = 254)
                    String channel,
            @Description("The text in Slack's mrkdwn (*bold*, _italic_, <https://example.com|link>, <@U0123456> mentions)") @NotBlank @Size(max = SlackPosting.MAX_TEXT)
                    String text,
            @Description("ts of the message to reply to in its thread; leave out to post into the channel") @Pattern(regexp = SlackTime.TS) @Nullable
                    String threadTs) {}

    @Tool(
            name = "slack.messages.post",
            title = "Post a message",
            effect = Effect.WRITE,
            description = "Posts a message as the connected account to a channel, or into a thread when thread_ts is given. "
                    + "People see it at once. After a timeout check slack.messages.history before posting again.")
    public SlackPosting.Posted post(Post in, Credential slack) {
        return posting.post(slack, names.conversation(slack, "channel", in.channel(), Use.WRITE), in.text(), in.threadTs());
    }

    /** Arguments of {@code slack.messages.history}. */
    public record History(
            @Description("Which channel: an id, #name, or @name for the direct conversation") @NotBlank @Size(max = 254) String channel,
            @Description("How many messages a page has at most; default 100. Slack may give fewer") @Min(1) @Max(999) @Nullable Integer limit,
            @Description("next_cursor of the page before; leave out for the first page") @Size(max = 500) @Nullable String cursor,
            @Description("Only messages from this time on: 2026-01-15 or 2026-01-15T09:00:00Z") @Size(max = 40) @Nullable String since,
            @Description("Only messages up to this time: 2026-01-15 (the whole day, UTC) or 2026-01-15T18:00:00Z") @Size(max = 40) @Nullable String until,
            @Description("thread_ts of a message: reads its thread instead of the channel") @Pattern(regexp = SlackTime.TS) @Nullable String threadTs) {}

    @Tool(
            name = "slack.messages.history",
            title = "Read messages",
            effect = Effect.READ,
            description = "Reads the messages of a channel, newest first, with authors' names, reactions, files and links. "
                    + "Replies are not among them: give thread_ts of a message with reply_count to read its thread.")
    public SlackHistory.Page history(History in, Credential slack) {
        SlackNames.Conversation where = names.conversation(slack, "channel", in.channel(), Use.READ);
        return history.read(slack, where, new SlackHistory.Window(in.limit(), in.cursor(), in.since(), in.until(), in.threadTs()));
    }
}
