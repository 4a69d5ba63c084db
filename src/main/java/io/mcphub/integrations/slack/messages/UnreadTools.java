package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackPages;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code slack.unread.*}. Slack's Web API does not count unread messages, so each conversation costs one or two calls. So pages are
 * small, and a page that reaches the rate limit ends early.
 */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class UnreadTools {
    private static final String SUMMARY = "slack.unread.summary";
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 40;
    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackUnread conversations;

    @Inject
    SlackPages pages;

    @Inject
    HubClock clock;

    /** Arguments of {@code slack.unread.summary}. */
    public record Summary(
            @Description("How many conversations to look at; default 20") @Min(1) @Max(MAX_LIMIT) @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description("Direct conversations only") @Nullable Boolean directOnly) {}

    /** A conversation with unread messages. */
    public record Unread(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the people of a direct conversation") String name,
            @NotNull @Description("public_channel, private_channel, im or mpim") String kind,
            @Description("How many messages are unread") int unread,
            @Nullable @Description("Whether there are more than that; absent if not") Boolean orMore,
            @Description("How many of them mention the account or everybody") int mentions,
            @Nullable @Description("When the oldest of them was written") Instant since,
            @Nullable @Description("The newest of them, shortened") String newest,
            @Nullable @Description("The link to the oldest of them") String url) {}

    /** A page of the summary. */
    public record Summaries(
            @NotNull @Rows @Description("Those with something unread: direct ones first, then by mentions") List<Unread> conversations,
            @Description("How many conversations were looked at") int checked,
            @Nullable @Description("Give it as cursor to look at more; absent when all were looked at") String nextCursor) {}

    /**
     * The state of a cursor.
     *
     * @param cursor Slack's page
     * @param limit its size
     * @param done how many of its conversations were looked at
     */
    private record Position(String cursor, int limit, int done) {}

    @Tool(
            name = SUMMARY,
            title = "Summarise what is unread",
            effect = Effect.READ,
            scopes = {SlackScopes.SEE_CHANNELS, SlackScopes.HISTORY},
            core = true,
            description = "Tells in which of the account's conversations something is unread, with mentions and the newest message. Marks nothing as read. "
                    + "Costs two calls per conversation: page through with cursor.")
    public Summaries summary(Summary in, Credential slack, CallContext context) {
        Position at = pages.open(slack, SUMMARY, in.cursor(), Position.class);
        int limit = at == null ? in.limit() == null ? DEFAULT_LIMIT : in.limit() : at.limit();
        String cursor = at == null ? "" : at.cursor();
        JsonNode page = client.read(slack, SlackRequest.of("users.conversations")
                .with("types", Boolean.TRUE.equals(in.directOnly()) ? "im,mpim" : "im,mpim,private_channel,public_channel")
                .with("exclude_archived", true)
                .with("limit", limit)
                .with("cursor", cursor));
        List<JsonNode> all = JsonTree.list(page.path("channels"));
        List<Unread> found = new ArrayList<>();
        int first = at == null ? 0 : Math.min(at.done(), all.size());
        int done = look(slack, all, first, found, context);
        found.sort(java.util.Comparator.comparing((Unread u) -> !u.kind().endsWith("im")).thenComparing(u -> -u.mentions()).thenComparing(u -> -u.unread()));
        return new Summaries(found, done - first, next(slack, page, cursor, limit, done < all.size() ? done : -1));
    }

    private @Nullable String next(Credential slack, JsonNode page, String cursor, int limit, int done) {
        if (done >= 0) {
            return pages.seal(slack, SUMMARY, new Position(cursor, limit, done));
        }
        String next = SlackJson.next(page);
        return next == null ? null : pages.seal(slack, SUMMARY, new Position(next, limit, 0));
    }

    /** Looks at the conversations one after the other. If the rate limit is reached after some, returns those. */
    private int look(Credential slack, List<JsonNode> all, int first, List<Unread> found, CallContext context) {
        for (int i = first; i < all.size(); i++) {
            if (context.cancelled()) {
                return i;
            }
            try {
                Unread unread = conversations.of(slack, all.get(i));
                if (unread != null) {
                    found.add(unread);
                }
            } catch (HubException e) {
                if (e.problem() == Problem.RATE_LIMITED && i > first) {
                    return i;
                }
                if (e.problem() != Problem.NOT_FOUND) {
                    throw e;
                }
            }
            context.progress(i + 1 - first, (double) (all.size() - first), null);
        }
        return all.size();
    }

    /** Arguments of {@code slack.unread.mark_read}. */
    public record MarkRead(
            @Description(SlackArgs.WHERE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description("Up to this message; default all") @Pattern(regexp = SlackTime.TS) @Nullable String ts) {}

    /** Up to which message a conversation is read now. */
    public record Marked(
            @NotNull @Description("The conversation's id") String channelId, @Nullable @Description("ts of the last message that is read; absent if there is none") String ts) {}

    @Tool(
            name = "slack.unread.mark_read",
            title = "Mark as read",
            effect = Effect.WRITE,
            idempotent = true,
            scopes = SlackScopes.MARK,
            description = "Moves the account's read mark in a conversation.")
    public Marked markRead(MarkRead in, Credential slack) {
        String id = channel(slack, in.channel());
        String ts = in.ts() == null ? SlackLinks.target(in.channel()).map(SlackLinks.Target::ts).orElseGet(() -> newest(slack, id)) : in.ts();
        if (ts != null) {
            client.write(slack, SlackRequest.of("conversations.mark").with("channel", id).with("ts", ts));
        }
        return new Marked(id, ts);
    }

    /** The conversation's id. Opens no direct conversation: a new one has nothing to read. */
    private String channel(Credential slack, String reference) {
        return names.existing(slack, "channel", reference).id();
    }

    private @Nullable String newest(Credential slack, String channel) {
        List<JsonNode> last = JsonTree.list(
                client.read(slack, SlackRequest.of("conversations.history").with("channel", channel).with("latest", SlackTime.until(clock.now())).with("limit", 1)).path("messages"));
        return last.isEmpty() ? null : JsonTree.text(last.get(0), "ts");
    }
}
