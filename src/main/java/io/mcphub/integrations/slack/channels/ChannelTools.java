package io.mcphub.integrations.slack.channels;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackPages;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.integrations.slack.directory.SlackChannel;
import io.mcphub.integrations.slack.directory.SlackChannels;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.directory.SlackPerson;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code slack.channels.*}. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class ChannelTools {
    private static final String LIST = "slack.channels.list";
    private static final String MEMBERS = "slack.channels.members";

    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackChannels channels;

    @Inject
    SlackPages pages;

    /** Arguments of {@code slack.channels.list}. */
    public record ListChannels(
            @SlackArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description("Default the first two") @Size(max = 4) @Nullable List<Kind> types,
            @Description("Only those the account is in") @Nullable Boolean mine,
            @Description("Archived ones too") @Nullable Boolean includeArchived,
            @Description("Only channels with these words in name, topic or purpose; best first") @Size(max = 100) @Nullable String query) {}

    /** Kinds of conversations, in Slack's words. */
    public enum Kind {
        @JsonProperty("public_channel")
        PUBLIC_CHANNEL,
        @JsonProperty("private_channel")
        PRIVATE_CHANNEL,
        @JsonProperty("mpim")
        MPIM,
        @JsonProperty("im")
        IM;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A page of channels. */
    public record Channels(
            @NotNull @Rows @Description("The channels of this page; Slack may give fewer than limit although more follow") List<SlackChannel> channels,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    @Tool(
            name = LIST,
            title = "List channels",
            effect = Effect.READ,
            scopes = SlackScopes.SEE_CHANNELS,
            core = true,
            description = "Lists or searches channels of the workspace. Not needed before another call: tools take #names.")
    public Channels list(ListChannels in, Credential slack) {
        if (in.query() != null && !in.query().isBlank()) {
            return found(in, slack);
        }
        JsonNode page = client.read(slack, SlackRequest.of(Boolean.TRUE.equals(in.mine()) ? "users.conversations" : "conversations.list")
                .with("types", types(in.types()).collect(Collectors.joining(",")))
                .with("exclude_archived", !Boolean.TRUE.equals(in.includeArchived()))
                .with("limit", SlackArgs.limit(in.limit()))
                .with("cursor", pages.open(slack, LIST, in.cursor())));
        return new Channels(JsonTree.list(page.path("channels"), SlackChannel::of), pages.next(slack, LIST, page));
    }

    /** Channels by words, which Slack cannot search: from the lists that the directory keeps for some minutes. */
    private Channels found(ListChannels in, Credential slack) {
        Set<String> kinds = types(in.types()).collect(Collectors.toSet());
        if (kinds.contains("im") || kinds.contains("mpim")) {
            throw HubException.invalid("types", "query finds channels only. slack.dm.list lists direct conversations, slack.users.list finds people.");
        }
        NumberedPages.Page page = pages.page(slack, LIST, in.cursor(), in.limit());
        List<SlackChannel> all = channels.find(slack, in.query(), Boolean.TRUE.equals(in.includeArchived())).stream()
                .filter(c -> kinds.contains(c.kind()) && (!Boolean.TRUE.equals(in.mine()) || Boolean.TRUE.equals(c.member())))
                .toList();
        return new Channels(pages.part(all, page), pages.next(slack, LIST, all, page));
    }

    private static Stream<String> types(@Nullable List<Kind> asked) {
        return asked == null || asked.isEmpty() ? Stream.of(Kind.PUBLIC_CHANNEL, Kind.PRIVATE_CHANNEL).map(Kind::word) : asked.stream().distinct().map(Kind::word);
    }

    /** Arguments that name one channel. */
    public record Which(@Description(SlackArgs.CHANNEL) @NotBlank @Size(max = SlackArgs.NAME) String channel) {}

    /** One channel. */
    public record OneChannel(
            @NotNull @Description("The channel") SlackChannel channel,
            @Nullable @Description("When it was made") Instant createdAt,
            @Nullable @Description("Who made it") String creator,
            @Nullable @Description("ts up to which the account has read") String lastRead) {}

    @Tool(
            name = "slack.channels.info",
            title = "Look up a channel",
            effect = Effect.READ,
            scopes = SlackScopes.SEE_CHANNELS,
            description = "Tells a channel's topic, purpose, member count and canvas.")
    public OneChannel info(Which in, Credential slack) {
        String id = names.conversation(slack, "channel", in.channel(), NameMatching.guessing()).id();
        JsonNode channel = client.read(slack, SlackRequest.of("conversations.info").with("channel", id).with("include_num_members", true)).path("channel");
        String creator = JsonTree.text(channel, "creator");
        String name = creator == null ? null : directory.names(slack, List.of(creator)).get(creator);
        return new OneChannel(SlackChannel.of(channel), SlackJson.seconds(channel, "created"), name, JsonTree.text(channel, "last_read"));
    }

    /** Arguments of {@code slack.channels.members}. */
    public record ListMembers(
            @Description(SlackArgs.CHANNEL) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @SlackArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor) {}

    /** A page of members. */
    public record Members(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's, if it was found by name") String channelName,
            @NotNull @Rows @Description("The members of this page") List<SlackPerson> members,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    @Tool(name = MEMBERS, title = "List a channel's members", effect = Effect.READ, scopes = SlackScopes.SEE_CHANNELS, description = "Lists who is in a channel or group conversation.")
    public Members members(ListMembers in, Credential slack) {
        SlackNames.Conversation where = names.conversation(slack, "channel", in.channel(), NameMatching.guessing());
        JsonNode page = client.read(slack, SlackRequest.of("conversations.members")
                .with("channel", where.id())
                .with("limit", SlackArgs.limit(in.limit()))
                .with("cursor", pages.open(slack, MEMBERS, in.cursor())));
        List<String> ids = JsonTree.texts(page.path("members"));
        return new Members(where.id(), where.name(), SlackPerson.of(ids, directory.names(slack, ids)), pages.next(slack, MEMBERS, page));
    }

    /** Arguments of {@code slack.channels.join}. */
    public record Join(@Description("Id or exact #name of a public channel") @NotBlank @Size(max = SlackArgs.NAME) String channel) {}

    /** The channel that the account is in now. */
    public record Joined(
            @NotNull @Description("The channel") SlackChannel channel, @Description("Whether the account was a member before") boolean alreadyMember) {}

    @Tool(
            name = "slack.channels.join",
            title = "Join a channel",
            effect = Effect.WRITE,
            idempotent = true,
            scopes = "channels:write|channels:join",
            description = "Makes the connected account a member of a public channel; its members see that.")
    public Joined join(Join in, Credential slack) {
        String id = names.existing(slack, "channel", in.channel()).id();
        JsonNode answer = client.write(slack, SlackRequest.of("conversations.join").with("channel", id));
        channels.forget(slack);
        return new Joined(SlackChannel.of(answer.path("channel")), "already_in_channel".equals(JsonTree.text(answer, "warning")));
    }
}
