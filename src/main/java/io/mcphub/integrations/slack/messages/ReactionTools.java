package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackEmoji;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.directory.SlackPerson;
import io.mcphub.tools.Aliases;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code slack.reactions.*}. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class ReactionTools {
    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackDirectory directory;

    /** Arguments of {@code slack.reactions.add} and {@code remove}. */
    public record React(
            @Description(SlackArgs.MESSAGE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description(SlackArgs.TS) @Pattern(regexp = SlackTime.TS) @Aliases("timestamp") @Nullable String ts,
            @Description("Name, such as thumbsup") @NotBlank @Size(max = 100) @Aliases("name") String emoji) {}

    /** The account's reaction after the change. */
    public record Reacted(
            @NotNull @Description("The conversation's id") String channelId,
            @NotNull @Description("The message's id") String ts,
            @NotNull @Description("The emoji's name") String emoji,
            @Description("False if it was so before") boolean changed) {}

    @Tool(name = "slack.reactions.add", title = "React to a message", effect = Effect.WRITE, idempotent = true, scopes = "reactions:write", description = "Adds an emoji reaction of the account.")
    public Reacted add(React in, Credential slack) {
        return change("reactions.add", "already_reacted", in, slack);
    }

    @Tool(
            name = "slack.reactions.remove",
            title = "Take a reaction back",
            effect = Effect.WRITE,
            idempotent = true,
            scopes = "reactions:write",
            description = "Removes an emoji reaction of the account.")
    public Reacted remove(React in, Credential slack) {
        return change("reactions.remove", "no_reaction", in, slack);
    }

    /** Adds or removes the reaction. If it was already so, that is a success. */
    private Reacted change(String method, String before, React in, Credential slack) {
        SlackNames.Place place = names.message(slack, in.channel(), in.ts(), NameMatching.EXACT);
        String emoji = SlackEmoji.name(in.emoji());
        SlackRequest request = SlackRequest.of(method).with("channel", place.channel().id()).with("timestamp", place.ts()).with("name", emoji).tolerating(before);
        boolean changed = client.write(slack, request).path("ok").asBoolean();
        return new Reacted(place.channel().id(), place.ts(), emoji, changed);
    }

    /** Arguments of {@code slack.reactions.list}. */
    public record Which(
            @Description(SlackArgs.MESSAGE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description(SlackArgs.TS) @Pattern(regexp = SlackTime.TS) @Aliases("timestamp") @Nullable String ts) {}

    /** A reaction. */
    public record Given(
            @NotNull @Description("The emoji's name") String emoji,
            @Description("How many people gave it") int count,
            @NotNull @Description("Who; Slack may list fewer than count") List<SlackPerson> people) {}

    /** The reactions to a message. */
    public record Reactions(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's, if it was found by name") String channelName,
            @NotNull @Description("The message's id") String ts,
            @NotNull @Rows @Description("The reactions") List<Given> reactions) {}

    @Tool(name = "slack.reactions.list", title = "List reactions", effect = Effect.READ, scopes = "reactions:read", description = "Tells who reacted to a message, and how.")
    public Reactions list(Which in, Credential slack) {
        SlackNames.Place place = names.message(slack, in.channel(), in.ts(), NameMatching.guessing());
        JsonNode answer = client.read(
                slack, SlackRequest.of("reactions.get").with("channel", place.channel().id()).with("timestamp", place.ts()).with("full", true));
        List<JsonNode> reactions = JsonTree.list(answer.path("message").path("reactions"));
        Map<String, String> people =
                directory.names(slack, reactions.stream().flatMap(r -> JsonTree.texts(r.path("users")).stream()).distinct().toList());
        return new Reactions(place.channel().id(), place.channel().name(), place.ts(), reactions.stream().map(r -> given(r, people)).toList());
    }

    private static Given given(JsonNode r, Map<String, String> people) {
        List<String> ids = JsonTree.texts(r.path("users"));
        return new Given(SlackJson.required(r, "name"), r.path("count").asInt(ids.size()), SlackPerson.of(ids, people));
    }
}
