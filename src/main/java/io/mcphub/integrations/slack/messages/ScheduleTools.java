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
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.text.SlackRendering;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages that Slack posts later. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class ScheduleTools {
    private static final String LIST = "slack.schedules.list";

    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackPages pages;

    @Inject
    SlackMessages messages;

    @Inject
    SlackThreads threads;

    @Inject
    SlackCalendar calendar;

    @Inject
    HubClock clock;

    /** Arguments of {@code slack.messages.schedule}. */
    public record Schedule(
            @Description(SlackArgs.WHERE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description(SlackArgs.TEXT) @NotBlank @Size(max = SlackPosting.MAX_TEXT) String text,
            @Description("When: 2h (ahead), tomorrow 9:00 or 2026-01-15T09:00 (account's time zone); up to 120 days ahead") @NotBlank @Size(max = 40) @Aliases("post_at")
                    String at,
            @Description(SlackArgs.THREAD) @Pattern(regexp = SlackTime.TS) @Nullable String threadTs,
            @Description(SlackArgs.MARKDOWN) @Nullable Boolean markdown) {}

    /** A scheduled message. */
    public record Scheduled(
            @NotNull @Description("Its id; slack.schedules.cancel takes it") String id,
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name") String channelName,
            @Nullable @Description("When it will be posted") Instant scheduledAt,
            @Nullable @Description("The text") String text,
            @Nullable @Description("What is not as one may think; absent if all is") List<String> warnings) {}

    @Tool(
            name = "slack.messages.schedule",
            title = "Schedule a message",
            effect = Effect.WRITE,
            scopes = "chat:write",
            description = "Lets Slack post a message later, as the connected account. Cancel it with slack.schedules.cancel.")
    public Scheduled schedule(Schedule in, Credential slack) {
        new SlackPosting.Draft(in.text(), in.markdown(), in.threadTs()).checked();
        Instant at = at(in.at(), slack);
        SlackNames.Conversation where = names.postable(slack, in.channel(), in.threadTs());
        JsonNode answer = client.write(slack, SlackRequest.of("chat.scheduleMessage")
                .with("channel", where.id())
                .with(SlackPosting.field(in.markdown()), in.text())
                .with("post_at", at.getEpochSecond())
                .with("thread_ts", threads.of(slack, where.id(), in.threadTs())));
        return new Scheduled(SlackJson.made(answer, "scheduled_message_id"), where.id(), where.name(), at, in.text(), SlackPosting.warnings(answer, in.text()));
    }

    private Instant at(String text, Credential slack) {
        Instant now = clock.now();
        Instant at = Objects.requireNonNull(calendar.ahead(slack, "at", text));
        if (!at.isAfter(now)) {
            throw HubException.invalid("at", "That time is in the past. It is " + now + " now.");
        }
        return at;
    }

    /** Arguments of {@code slack.schedules.list}. */
    public record ListScheduled(
            @Description("Only those of this channel") @Size(max = SlackArgs.NAME) @Nullable String channel,
            @SlackArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor) {}

    /** A page of scheduled messages. */
    public record Schedules(
            @Nullable @Description("The id of the channel that was asked for") String channelId,
            @Nullable @Description("Its name, or the other person's, if it was found by name") String channelName,
            @NotNull @Rows @Description("The messages that wait") List<Scheduled> messages, @Nullable @Description(Paging.NEXT) String nextCursor) {}

    @Tool(name = LIST, title = "List scheduled messages", effect = Effect.READ, description = "Lists the messages that this app will post for the account.")
    public Schedules list(ListScheduled in, Credential slack) {
        SlackNames.Conversation where = names.filter(slack, "channel", in.channel());
        String channel = where == null ? null : where.id();
        JsonNode page = client.read(slack, SlackRequest.of("chat.scheduledMessages.list")
                .with("channel", channel)
                .with("limit", SlackArgs.limit(in.limit()))
                .with("cursor", pages.open(slack, LIST, in.cursor())));
        List<JsonNode> waiting = JsonTree.list(page.path("scheduled_messages"));
        SlackRendering rendering = messages.rendering(slack, waiting);
        return new Schedules(
                channel, where == null ? null : where.name(), waiting.stream().map(m -> scheduled(slack, m, rendering)).toList(), pages.next(slack, LIST, page));
    }

    private Scheduled scheduled(Credential slack, JsonNode m, SlackRendering rendering) {
        String channel = SlackJson.required(m, "channel_id");
        String text = JsonTree.text(m, "text");
        return new Scheduled(
                SlackJson.required(m, "id"), channel, directory.channelName(slack, channel), SlackJson.seconds(m, "post_at"),
                text == null ? null : rendering.text(m), null);
    }

    /** Arguments of {@code slack.schedules.cancel}. */
    public record Cancel(
            @Description("channel_id of the scheduled message") @NotBlank @Size(max = SlackArgs.NAME) @Aliases("channel") String channelId,
            @Description("Its id") @NotBlank @Size(max = 100) @Aliases("scheduled_message_id") String id) {}

    /** The message that was cancelled. */
    public record Cancelled(@NotNull @Description("The message's id") String id, @NotNull @Description("The conversation's id") String channelId) {}

    @Tool(
            name = "slack.schedules.cancel",
            title = "Cancel a scheduled message",
            effect = Effect.DESTRUCTIVE,
            scopes = "chat:write",
            description = "Deletes a scheduled message before it is posted; Slack refuses in the last minute before.")
    public Cancelled cancel(Cancel in, Credential slack) {
        String channel = names.existing(slack, "channel_id", in.channelId()).id();
        client.write(slack, SlackRequest.of("chat.deleteScheduledMessage").with("channel", channel).with("scheduled_message_id", in.id()));
        return new Cancelled(in.id(), channel);
    }
}
