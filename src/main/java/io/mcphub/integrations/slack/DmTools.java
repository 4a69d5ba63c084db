package io.mcphub.integrations.slack;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code slack.dm.*}: direct conversations with one person or a small group. */
@ApplicationScoped
@ToolsOf("slack")
public class DmTools {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 999;

    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackNames names;

    @Inject
    SlackPosting posting;

    @Inject
    SlackHistory history;

    /** Arguments of {@code slack.dm.list}. */
    public record ListDms(
            @Description("How many conversations a page has at most; default 100") @Min(1) @Max(1000) @Nullable Integer limit,
            @Description("next_cursor of the page before; leave out for the first page") @Size(max = 500) @Nullable String cursor) {}

    /** A page of direct conversations. */
    public record Dms(
            @NotNull @Description("The conversations of this page") List<Dm> conversations,
            @Nullable @Description("Give it as cursor for the next page; absent on the last page") String nextCursor) {}

    /** One direct conversation. */
    public record Dm(
            @NotNull @Description("The conversation's id; slack.messages.history and slack.messages.post take it as channel") String id,
            @NotNull @Description("im with one person, mpim with a group") String kind,
            @Nullable @Description("The other person's id, in an im") String userId,
            @Nullable @Description("The other person's name, or the group's") String name) {}

    @Tool(
            name = "slack.dm.list",
            title = "List direct conversations",
            effect = Effect.READ,
            description = "Lists the direct conversations of the connected account, with one person or a group, and with whom they are.")
    public Dms list(ListDms in, Credential slack) {
        int limit = in.limit() == null ? DEFAULT_LIMIT : Math.min(in.limit(), MAX_LIMIT);
        ConversationsListResponse page = client.read(slack, m -> m.conversationsList(
                r -> r.types(List.of(ConversationType.IM, ConversationType.MPIM)).limit(limit).cursor(in.cursor())));
        Map<String, String> people = people(slack);
        return new Dms(page.getChannels().stream().map(c -> dm(c, people)).toList(), SlackDirectory.next(page.getResponseMetadata()));
    }

    /** Arguments of {@code slack.dm.send}. */
    public record Send(
            @Description("The person: an id such as U0123456, exact @name, or an e-mail address") @NotBlank @Size(max = 254) String userId,
            @Description("The text in Slack's mrkdwn (*bold*, _italic_, <https://example.com|link>)") @NotBlank @Size(max = SlackPosting.MAX_TEXT) String text,
            @Description("ts of the message to reply to in its thread; leave out for a new message") @Pattern(regexp = SlackTime.TS) @Nullable String threadTs) {}

    @Tool(
            name = "slack.dm.send",
            title = "Send a direct message",
            effect = Effect.WRITE,
            description = "Sends a direct message to one person as the connected account, opening the conversation if there is none. "
                    + "After a timeout check slack.dm.history before sending again.")
    public SlackPosting.Posted send(Send in, Credential slack) {
        return posting.post(slack, names.direct(slack, "user_id", in.userId(), Use.WRITE), in.text(), in.threadTs());
    }

    /** Arguments of {@code slack.dm.history}. */
    public record DmHistory(
            @Description("The person: an id such as U0123456, @name, or an e-mail address") @NotBlank @Size(max = 254) String userId,
            @Description("How many messages a page has at most; default 100. Slack may give fewer") @Min(1) @Max(999) @Nullable Integer limit,
            @Description("next_cursor of the page before; leave out for the first page") @Size(max = 500) @Nullable String cursor,
            @Description("Only messages from this time on: 2026-01-15 or 2026-01-15T09:00:00Z") @Size(max = 40) @Nullable String since,
            @Description("Only messages up to this time: 2026-01-15 (the whole day, UTC) or 2026-01-15T18:00:00Z") @Size(max = 40) @Nullable String until) {}

    @Tool(
            name = "slack.dm.history",
            title = "Read a direct conversation",
            effect = Effect.READ,
            description = "Reads the direct conversation with one person, newest first. For a group give its id to slack.messages.history.")
    public SlackHistory.Page history(DmHistory in, Credential slack) {
        SlackNames.Conversation where = names.direct(slack, "user_id", in.userId(), Use.READ);
        return history.read(slack, where, new SlackHistory.Window(in.limit(), in.cursor(), in.since(), in.until(), null));
    }

    /** Names by id from the directory, which costs a call for all instead of one for each; without them the list is useful too. */
    private Map<String, String> people(Credential slack) {
        try {
            return directory.users(slack).stream().collect(Collectors.toMap(SlackUser::id, SlackUser::displayName, (a, b) -> a));
        } catch (HubException e) {
            return Map.of();
        }
    }

    private static Dm dm(Conversation c, Map<String, String> people) {
        return c.isMpim() ? new Dm(c.getId(), "mpim", null, c.getName()) : new Dm(c.getId(), "im", c.getUser(), c.getUser() == null ? null : people.get(c.getUser()));
    }
}
