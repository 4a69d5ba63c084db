package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackCalendar;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackPages;
import io.mcphub.integrations.slack.arguments.SlackThreads;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.tools.ListedCall;
import io.mcphub.tools.Description;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the messages of any conversation. */
@ApplicationScoped
class SlackHistory {
    @Inject
    SlackClient client;

    @Inject
    SlackMessages messages;

    @Inject
    SlackPages pages;

    @Inject
    SlackCalendar calendar;

    @Inject
    HubClock clock;

    /** Which messages. */
    record Window(@Nullable Integer limit, @Nullable String cursor, @Nullable String since, @Nullable String until, @Nullable String threadTs) {}

    /** The bounds are part of the cursor, so that {@code 24h} means the same moment on every page. */
    private record Position(String cursor, String channel, @Nullable String oldest, @Nullable String latest, @Nullable String thread) {}

    /** A page of messages. */
    public record Page(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's, if it was found by name") String channelName,
            @NotNull @Rows @Description("Newest first; in a thread oldest first, beginning with the message that began it") List<SlackMessage> messages,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    /** The messages of a window, or of one thread. */
    public Page read(Credential slack, String tool, SlackNames.Conversation where, Window window) {
        Position at = position(slack, tool, where, window);
        JsonNode answer = page(slack, where, window, at);
        String parent = at.thread() == null || window.cursor() != null ? null : SlackThreads.parent(answer, at.thread());
        if (parent != null) {
            // Asked with the ts of a reply, Slack answers that reply alone.
            at = new Position("", where.id(), at.oldest(), at.latest(), parent);
            answer = page(slack, where, window, at);
        }
        String next = SlackJson.next(answer);
        List<SlackMessage> shown = messages.shown(slack, where.id(), JsonTree.list(answer.path("messages")), SlackMessages.LISTED);
        return new Page(
                where.id(), where.name(), shown, next == null ? null : pages.seal(slack, tool, new Position(next, where.id(), at.oldest(), at.latest(), at.thread())));
    }

    private JsonNode page(Credential slack, SlackNames.Conversation where, Window window, Position at) {
        String thread = at.thread();
        return client.read(slack, SlackRequest.of(thread == null ? "conversations.history" : "conversations.replies")
                .with("channel", where.id())
                .with("ts", thread)
                .with("limit", SlackArgs.limit(window.limit()))
                .with("cursor", at.cursor())
                .with("oldest", at.oldest())
                .with("latest", at.latest()));
    }

    private Position position(Credential slack, String tool, SlackNames.Conversation where, Window window) {
        Position before = pages.open(slack, tool, window.cursor(), Position.class);
        if (before == null) {
            String oldest = SlackTime.from(calendar.instant(slack, "since", window.since()));
            String latest = SlackTime.until(calendar.instant(slack, "until", window.until()));
            if (oldest != null && latest == null && window.threadTs() == null) {
                // With oldest alone Slack may begin at the old end.
                latest = SlackTime.until(ListedCall.now(clock.now()));
            }
            return new Position("", where.id(), oldest, latest, window.threadTs());
        }
        if (!before.channel().equals(where.id())) {
            throw HubException.invalid("cursor", "The cursor belongs to another channel. Start again without a cursor.");
        }
        return before;
    }

    /** One message, top-level or inside a thread. */
    public JsonNode one(Credential slack, SlackNames.Place place) {
        String channel = place.channel().id();
        SlackRequest exact = SlackRequest.of("conversations.history").with("channel", channel).with("latest", place.ts()).with("inclusive", true).with("limit", 1);
        Optional<JsonNode> found = place.threadTs() == null ? find(client.read(slack, exact), place.ts()) : Optional.empty();
        return found.or(() -> reply(slack, channel, place))
                .orElseThrow(() -> HubException.notFound("There is no such message in that channel. Take ts from slack.messages.history."));
    }

    /** A reply, which the channel's history does not contain. Slack finds the thread by the ts of any of its messages. */
    private Optional<JsonNode> reply(Credential slack, String channel, SlackNames.Place place) {
        String thread = place.threadTs() == null ? place.ts() : place.threadTs();
        SlackRequest exact = SlackRequest.of("conversations.replies")
                .with("channel", channel)
                .with("ts", thread)
                .with("oldest", place.ts())
                .with("latest", place.ts())
                .with("inclusive", true)
                .with("limit", 2);
        try {
            return find(client.read(slack, exact), place.ts());
        } catch (HubException e) {
            if (e.problem() == io.mcphub.platform.Problem.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<JsonNode> find(JsonNode answer, String ts) {
        return JsonTree.list(answer.path("messages")).stream().filter(m -> ts.equals(SlackJson.string(m, "ts"))).findFirst();
    }
}
