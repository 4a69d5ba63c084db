package io.mcphub.integrations.slack.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.integrations.slack.directory.SlackChannel;
import io.mcphub.integrations.slack.directory.SlackChannels;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.platform.HubException;
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
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code slack.channels.*} that change a channel: create, invite, topic, archive. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class ChannelChangeTools {
    private static final int MOST_PEOPLE = 100;
    /** Letters without capitals, also of scripts that have none. */
    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{1,80}");

    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackChannels channels;

    /** Arguments of {@code slack.channels.create}. */
    public record Create(
            @Description("Letters, digits, - and _; such as project-lyra") @NotBlank @Size(max = 81) String name,
            @Description("Only for the invited") @Nullable Boolean isPrivate) {}

    /** A channel after a change. */
    public record Changed(@NotNull @Description("The channel") SlackChannel channel) {}

    @Tool(name = "slack.channels.create", title = "Create a channel", effect = Effect.WRITE, scopes = SlackScopes.MANAGE, description = "Creates a channel with the account as its only member.")
    public Changed create(Create in, Credential slack) {
        String name = in.name().strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw HubException.invalid("name", "A channel's name has letters, digits, - and _ only, 80 at most, such as project-lyra.");
        }
        SlackRequest request = SlackRequest.of("conversations.create").with("name", name).with("is_private", in.isPrivate()).in("#" + name);
        JsonNode channel = client.write(slack, request).path("channel");
        channels.forget(slack);
        SlackJson.made(channel, "id");
        return new Changed(SlackChannel.of(channel));
    }

    /** Arguments of {@code slack.channels.invite}. */
    public record Invite(
            @Description("Id or exact #name") @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description("Ids, exact @names or e-mails") @NotNull @Size(min = 1, max = MOST_PEOPLE) List<@NotBlank String> userIds) {}

    /** Somebody who was to be invited. */
    public record Invited(
            @NotNull @Description("The person's id") String userId,
            @Nullable @Description("The person's name") String name,
            @NotNull @Description("invited, already_member, or why not") String result) {}

    /** The people of an invitation. */
    public record Invitation(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name") String channelName,
            @NotNull @Rows @Description("Each person with what became of them") List<Invited> people) {}

    @Tool(
            name = "slack.channels.invite",
            title = "Invite people to a channel",
            effect = Effect.WRITE,
            idempotent = true,
            scopes = SlackScopes.MANAGE + "|channels:write.invites|groups:write.invites",
            description = "Adds people to a channel; they and the channel see that. Tells for each whether it worked.")
    public Invitation invite(Invite in, Credential slack) {
        List<String> people = in.userIds().stream().map(person -> names.user(slack, "user_ids", person, NameMatching.EXACT)).distinct().toList();
        SlackNames.Conversation where = names.conversation(slack, "channel", in.channel(), NameMatching.EXACT);
        JsonNode answer = client.write(slack, SlackRequest.of("conversations.invite")
                .with("channel", where.id())
                .with("users", String.join(",", people))
                .with("force", people.size() > 1 ? true : null)
                .tolerating("already_in_channel"));
        Map<String, String> failed = failed(answer, people);
        Map<String, String> known = directory.names(slack, people);
        return new Invitation(where.id(), where.name(), people.stream().map(id -> new Invited(id, known.get(id), failed.getOrDefault(id, "invited"))).toList());
    }

    /** Slack lists the people who could not be invited; of a single one it tells the error alone. */
    private static Map<String, String> failed(JsonNode answer, List<String> people) {
        Map<String, String> each = JsonTree.list(answer.path("errors")).stream()
                .filter(e -> JsonTree.text(e, "user") != null)
                .collect(Collectors.toMap(e -> SlackJson.string(e, "user"), e -> result(SlackJson.string(e, "error")), (first, again) -> first));
        boolean all = each.isEmpty() && !answer.path("ok").asBoolean();
        return all ? people.stream().collect(Collectors.toMap(id -> id, id -> result(SlackJson.string(answer, "error")))) : each;
    }

    private static String result(String error) {
        return error.equals("already_in_channel") ? "already_member" : Set.of("user_not_found", "cant_invite", "cant_invite_self", "user_is_restricted").contains(error) ? error : "refused";
    }

    /** Arguments of {@code slack.channels.set_topic}. */
    public record Topic(
            @Description("Id or exact #name") @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description("The new topic; empty for none") @NotNull @Size(max = 250) String topic) {}

    /** The topic of a channel. */
    public record NewTopic(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, if it was found by name") String channelName,
            @NotNull @Description("The topic now") String topic) {}

    @Tool(
            name = "slack.channels.set_topic",
            title = "Set a channel's topic",
            effect = Effect.DESTRUCTIVE,
            idempotent = true,
            scopes = SlackScopes.MANAGE + "|channels:write.topic|groups:write.topic",
            description = "Replaces the topic of a channel; its members see that, and the old one is lost.")
    public NewTopic topic(Topic in, Credential slack) {
        SlackNames.Conversation where = names.existing(slack, "channel", in.channel());
        client.write(slack, SlackRequest.of("conversations.setTopic").with("channel", where.id()).withEvenEmpty("topic", in.topic()));
        channels.forget(slack);
        return new NewTopic(where.id(), where.name(), in.topic());
    }

    /** Arguments of {@code slack.channels.archive}. */
    public record Archive(@Description("Id or exact #name") @NotBlank @Size(max = SlackArgs.NAME) String channel) {}

    /** An archived channel. */
    public record Archived(
            @NotNull @Description("The channel's id") String channelId,
            @Nullable @Description("Its name, if it was found by name") String channelName,
            @Description("False if it was archived before") boolean changed) {}

    @Tool(
            name = "slack.channels.archive",
            title = "Archive a channel",
            effect = Effect.DESTRUCTIVE,
            idempotent = true,
            scopes = SlackScopes.MANAGE,
            description = "Closes a channel for everybody; its messages stay readable. It is opened again in Slack only.")
    public Archived archive(Archive in, Credential slack) {
        SlackNames.Conversation where = names.conversation(slack, "channel", in.channel(), NameMatching.EXACT);
        JsonNode answer = client.write(slack, SlackRequest.of("conversations.archive").with("channel", where.id()).tolerating("already_archived"));
        channels.forget(slack);
        return new Archived(where.id(), where.name(), answer.path("ok").asBoolean());
    }
}
