package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.text.SlackRendering;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
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
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code slack.pins.*}: the messages that a channel keeps at hand. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class PinTools {
    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackMessages messages;

    /** Arguments of {@code slack.pins.list}. */
    public record Where(@Description(SlackArgs.CHANNEL) @NotBlank @Size(max = SlackArgs.NAME) String channel) {}

    /** A pinned message. */
    public record Pin(
            @NotNull @Description("The message's id inside its channel") String ts,
            @Nullable @Description("When it was written") Instant time,
            @Nullable @Description("The author's name") String author,
            @NotNull @Description("What it says") String text,
            @Nullable @Description("When it was pinned") Instant pinnedAt,
            @Nullable @Description("Who pinned it, by name or id") String pinnedBy,
            @Nullable @Description("The link to it") String url) {}

    /** The pins of a channel. */
    public record Pins(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's, if it was found by name") String channelName,
            @NotNull @Rows @Description("The pinned messages, the last pinned first") List<Pin> pins) {}

    @Tool(name = "slack.pins.list", title = "List pinned messages", effect = Effect.READ, scopes = "pins:read", description = "Lists the messages that are pinned in a channel.")
    public Pins list(Where in, Credential slack) {
        SlackNames.Conversation where = names.conversation(slack, "channel", in.channel(), NameMatching.guessing());
        List<JsonNode> items = JsonTree.list(client.read(slack, SlackRequest.of("pins.list").with("channel", where.id())).path("items")).stream()
                .filter(item -> JsonTree.text(item.path("message"), "ts") != null)
                .toList();
        SlackRendering rendering = messages.rendering(slack, items.stream().map(item -> item.path("message")).toList());
        Map<String, String> people = directory.names(slack, items.stream().map(item -> JsonTree.text(item, "created_by")).filter(Objects::nonNull).distinct().toList());
        return new Pins(where.id(), where.name(), items.stream().map(item -> pin(slack, where.id(), item, rendering, people)).toList());
    }

    private static Pin pin(Credential slack, String channel, JsonNode item, SlackRendering rendering, Map<String, String> people) {
        JsonNode message = item.path("message");
        String ts = SlackJson.required(message, "ts");
        String by = JsonTree.text(item, "created_by");
        return new Pin(
                ts, SlackTime.of(ts), rendering.author(message), SlackRendering.listed(rendering.text(message), SlackMessages.LISTED), SlackJson.seconds(item, "created"),
                by == null ? null : people.getOrDefault(by, by), SlackLinks.message(slack, channel, ts, JsonTree.text(message, "thread_ts")));
    }

    /** Arguments that name one message. */
    public record Which(
            @Description(SlackArgs.MESSAGE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description(SlackArgs.TS) @Pattern(regexp = SlackTime.TS) @Nullable String ts) {}

    /** A message and whether its pin changed. */
    public record Changed(
            @NotNull @Description("The conversation's id") String channelId,
            @NotNull @Description("The message's id") String ts,
            @Description("False if it was so before") boolean changed) {}

    @Tool(name = "slack.pins.add", title = "Pin a message", effect = Effect.WRITE, idempotent = true, scopes = "pins:write", description = "Pins a message in its channel, for all its members.")
    public Changed add(Which in, Credential slack) {
        return change("pins.add", "already_pinned", in, slack);
    }

    @Tool(name = "slack.pins.remove", title = "Unpin a message", effect = Effect.WRITE, idempotent = true, scopes = "pins:write", description = "Takes a pin back; the message stays.")
    public Changed remove(Which in, Credential slack) {
        return change("pins.remove", "no_pin", in, slack);
    }

    /** Pins or unpins. If it was already so, that is a success. */
    private Changed change(String method, String before, Which in, Credential slack) {
        SlackNames.Place place = names.message(slack, in.channel(), in.ts(), NameMatching.EXACT);
        JsonNode answer = client.write(
                slack, SlackRequest.of(method).with("channel", place.channel().id()).with("timestamp", place.ts()).tolerating(before));
        return new Changed(place.channel().id(), place.ts(), answer.path("ok").asBoolean());
    }
}
