package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code slack.messages.*} and {@code slack.threads.*}, except search and schedules. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class MessageTools {
    private static final String HISTORY = "slack.messages.history";
    private static final String REPLIES = "slack.threads.replies";

    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackPosting posting;

    @Inject
    SlackHistory history;

    @Inject
    SlackMessages messages;

    /** Arguments of {@code slack.messages.post}. */
    public record Post(
            @Description(SlackArgs.WHERE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description(SlackArgs.TEXT) @NotBlank @Size(max = SlackPosting.MAX_TEXT) String text,
            @Description(SlackArgs.THREAD) @Pattern(regexp = SlackTime.TS) @Nullable String threadTs,
            @Description(SlackArgs.MARKDOWN) @Nullable Boolean markdown) {}

    @Tool(
            name = "slack.messages.post",
            title = "Post a message",
            effect = Effect.WRITE,
            scopes = "chat:write",
            core = true,
            description = "Posts a message as the connected account. After a timeout read the history before posting again.")
    public SlackPosting.Posted post(Post in, Credential slack) {
        SlackPosting.Draft draft = new SlackPosting.Draft(in.text(), in.markdown(), in.threadTs()).checked();
        return posting.post(slack, names.postable(slack, in.channel(), in.threadTs()), draft);
    }

    /** Arguments of {@code slack.messages.history}. */
    public record History(
            @Description(SlackArgs.CHANNEL) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @SlackArgs.Limit @Max(999) @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description(SlackArgs.SINCE) @Size(max = 40) @Aliases("oldest") @Nullable String since,
            @Description(SlackArgs.UNTIL) @Size(max = 40) @Aliases("latest") @Nullable String until,
            @Description("Reads this thread instead") @Pattern(regexp = SlackTime.TS) @Nullable String threadTs) {}

    @Tool(
            name = HISTORY,
            title = "Read messages",
            effect = Effect.READ,
            scopes = SlackScopes.HISTORY,
            core = true,
            description = "Reads a channel, newest first, with names, files, reactions and links. Replies are not among them: give thread_ts where replies > 0.")
    public SlackHistory.Page history(History in, Credential slack) {
        SlackNames.Conversation where = names.conversation(slack, "channel", in.channel(), NameMatching.guessing());
        return history.read(slack, HISTORY, where, new SlackHistory.Window(in.limit(), in.cursor(), in.since(), in.until(), in.threadTs()));
    }

    /** Arguments of {@code slack.threads.replies}. */
    public record Replies(
            @Description(SlackArgs.MESSAGE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description(SlackArgs.TS) @Pattern(regexp = SlackTime.TS) @Aliases({"ts"}) @Nullable String threadTs,
            @SlackArgs.Limit @Max(999) @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description(SlackArgs.SINCE) @Size(max = 40) @Nullable String since,
            @Description(SlackArgs.UNTIL) @Size(max = 40) @Nullable String until) {}

    @Tool(name = REPLIES, title = "Read a thread", effect = Effect.READ, core = true, scopes = SlackScopes.HISTORY, description = "Reads a thread, oldest first, from any of its messages.")
    public SlackHistory.Page replies(Replies in, Credential slack) {
        SlackNames.Place place = names.message(slack, in.channel(), in.threadTs(), NameMatching.guessing());
        String thread = place.threadTs() == null ? place.ts() : place.threadTs();
        return history.read(slack, REPLIES, place.channel(), new SlackHistory.Window(in.limit(), in.cursor(), in.since(), in.until(), thread));
    }

    /** Arguments that name one message. */
    public record Which(
            @Description(SlackArgs.MESSAGE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description(SlackArgs.TS) @Pattern(regexp = SlackTime.TS) @Nullable String ts) {}

    /** One message. */
    public record OneMessage(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's, if it was found by name") String channelName,
            @NotNull @Description("The message, with its whole text") SlackMessage message) {}

    @Tool(name = "slack.messages.get", title = "Read one message", effect = Effect.READ, scopes = SlackScopes.HISTORY, description = "Reads one message with its whole text, by permalink or ts.")
    public OneMessage get(Which in, Credential slack) {
        SlackNames.Place place = names.message(slack, in.channel(), in.ts(), NameMatching.guessing());
        JsonNode found = history.one(slack, place);
        String channel = place.channel().id();
        return new OneMessage(channel, place.channel().name(), messages.shown(slack, channel, List.of(found), SlackMessages.WHOLE).get(0));
    }

    /** Arguments of {@code slack.messages.update}. */
    public record Update(
            @Description(SlackArgs.MESSAGE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description(SlackArgs.TS) @Pattern(regexp = SlackTime.TS) @Nullable String ts,
            @Description(SlackArgs.TEXT) @NotBlank @Size(max = SlackPosting.MAX_MARKDOWN) String text,
            @Description(SlackArgs.MARKDOWN) @Nullable Boolean markdown) {}

    @Tool(
            name = "slack.messages.update",
            title = "Edit a message",
            effect = Effect.DESTRUCTIVE,
            idempotent = true,
            scopes = "chat:write",
            description = "Replaces the text of one of the account's own messages; the old text is lost.")
    public SlackPosting.Posted update(Update in, Credential slack) {
        new SlackPosting.Draft(in.text(), in.markdown(), null).checked(SlackPosting.MAX_CHANGED);
        SlackNames.Place place = names.message(slack, in.channel(), in.ts(), NameMatching.EXACT);
        JsonNode answer =
                client.write(slack, SlackRequest.of("chat.update").with("channel", place.channel().id()).with("ts", place.ts()).with(SlackPosting.field(in.markdown()), in.text()));
        String ts = JsonTree.text(answer, "ts");
        return changed(slack, place, ts == null ? place.ts() : ts, SlackPosting.warnings(answer, in.text()));
    }

    @Tool(
            name = "slack.messages.delete",
            title = "Delete a message",
            effect = Effect.DESTRUCTIVE,
            scopes = "chat:write",
            description = "Deletes one of the account's own messages for everybody.")
    public SlackPosting.Posted delete(Which in, Credential slack) {
        SlackNames.Place place = names.message(slack, in.channel(), in.ts(), NameMatching.EXACT);
        client.write(slack, SlackRequest.of("chat.delete").with("channel", place.channel().id()).with("ts", place.ts()));
        return SlackPosting.Posted.of(place.channel(), place.ts(), null, null);
    }

    private static SlackPosting.Posted changed(Credential slack, SlackNames.Place place, String ts, @Nullable List<String> warnings) {
        String link = SlackLinks.message(slack, place.channel().id(), ts, place.threadTs());
        return SlackPosting.Posted.of(place.channel(), ts, link, warnings);
    }
}
