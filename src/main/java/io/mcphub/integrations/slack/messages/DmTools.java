package io.mcphub.integrations.slack.messages;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code slack.dm.*}: direct conversations with one person or a small group. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class DmTools {
    private static final String LIST = "slack.dm.list";
    private static final String HISTORY = "slack.dm.history";

    @Inject
    SlackClient client;

    @Inject
    SlackDms dms;

    @Inject
    SlackNames names;

    @Inject
    SlackPosting posting;

    @Inject
    SlackHistory history;

    /** Arguments of {@code slack.dm.list}. */
    public record ListDms(
            @SlackArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor) {}

    @Tool(
            name = LIST,
            formerly = "slack.dm.group_list",
            title = "List direct conversations",
            effect = Effect.READ,
            scopes = "im:read|mpim:read",
            core = true,
            description = "Lists the account's direct conversations, with one person or a group.")
    public SlackDms.Dms list(ListDms in, Credential slack) {
        return dms.list(slack, LIST, "im,mpim", in.limit(), in.cursor());
    }

    /** Arguments of {@code slack.dm.send}. */
    public record Send(
            @Description(SlackArgs.EXACT_PERSON) @NotBlank @Size(max = SlackArgs.NAME) @Aliases("user") String userId,
            @Description(SlackArgs.TEXT) @NotBlank @Size(max = SlackPosting.MAX_TEXT) String text,
            @Description(SlackArgs.THREAD) @Pattern(regexp = SlackTime.TS) @Nullable String threadTs,
            @Description(SlackArgs.MARKDOWN) @Nullable Boolean markdown) {}

    @Tool(
            name = "slack.dm.send",
            title = "Send a direct message",
            effect = Effect.WRITE,
            scopes = {"im:write", "chat:write"},
            core = true,
            description = "Sends a direct message to one person, opening the conversation if needed. After a timeout check slack.dm.history before sending again.")
    public SlackPosting.Posted send(Send in, Credential slack) {
        SlackPosting.Draft draft = new SlackPosting.Draft(in.text(), in.markdown(), in.threadTs()).checked();
        return posting.post(slack, names.direct(slack, "user_id", in.userId(), NameMatching.EXACT), draft);
    }

    /** Arguments of {@code slack.dm.history}. */
    public record DmHistory(
            @Description(SlackArgs.PERSON) @NotBlank @Size(max = SlackArgs.NAME) @Aliases("user") String userId,
            @SlackArgs.Limit @Max(999) @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description(SlackArgs.SINCE) @Size(max = 40) @Aliases("oldest") @Nullable String since,
            @Description(SlackArgs.UNTIL) @Size(max = 40) @Aliases("latest") @Nullable String until) {}

    @Tool(
            name = HISTORY,
            title = "Read a direct conversation",
            effect = Effect.READ,
            scopes = "im:history",
            core = true,
            description = "Reads the direct conversation with one person, newest first. For a group give its id to slack.messages.history.")
    public SlackHistory.Page history(DmHistory in, Credential slack) {
        SlackNames.Conversation where = names.direct(slack, "user_id", in.userId(), NameMatching.guessing());
        return history.read(slack, HISTORY, where, new SlackHistory.Window(in.limit(), in.cursor(), in.since(), in.until(), null));
    }

    /** Arguments of {@code slack.dm.open}. */
    public record Open(@Description(SlackArgs.EXACT_PERSON) @NotBlank @Size(max = SlackArgs.NAME) @Aliases("user") String userId) {}

    /** A conversation that is open now. */
    public record Opened(
            @NotNull @Description("The conversation's id; slack.messages.post takes it as channel") String channelId,
            @NotNull @Description("The other people's ids") List<String> userIds) {}

    @Tool(
            name = "slack.dm.open",
            title = "Open a direct conversation",
            effect = Effect.WRITE,
            idempotent = true,
            scopes = "im:write",
            description = "Opens the direct conversation with one person and answers its id; sends nothing.")
    public Opened open(Open in, Credential slack) {
        return open(slack, List.of(names.user(slack, "user_id", in.userId(), NameMatching.EXACT)));
    }

    /** Arguments of {@code slack.dm.open_group}. */
    public record OpenGroup(
            @Description("2 to 8 other people: id, exact @name or e-mail") @NotNull @Size(min = 2, max = 8) @Aliases("users") List<@NotBlank String> userIds) {}

    @Tool(
            name = "slack.dm.open_group",
            title = "Open a group conversation",
            effect = Effect.WRITE,
            idempotent = true,
            scopes = "mpim:write",
            description = "Opens the direct conversation with these people together and answers its id; sends nothing.")
    public Opened openGroup(OpenGroup in, Credential slack) {
        return open(slack, in.userIds().stream().map(u -> names.user(slack, "user_ids", u, NameMatching.EXACT)).distinct().toList());
    }

    private Opened open(Credential slack, List<String> people) {
        return new Opened(names.open(slack, people), people);
    }
}
