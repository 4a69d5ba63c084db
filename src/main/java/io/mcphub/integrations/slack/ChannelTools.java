package io.mcphub.integrations.slack;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.ConversationType;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code slack.channels.*}. */
@ApplicationScoped
@ToolsOf("slack")
public class ChannelTools {
    private static final int DEFAULT_LIMIT = 100;
    /** Slack's own maximum for this call is below 1000. */
    private static final int MAX_LIMIT = 999;

    private static final Map<String, ConversationType> TYPES = Map.of(
            "public_channel", ConversationType.PUBLIC_CHANNEL,
            "private_channel", ConversationType.PRIVATE_CHANNEL,
            "mpim", ConversationType.MPIM,
            "im", ConversationType.IM);

    @Inject
    SlackClient client;

    /** Arguments of {@code slack.channels.list}. */
    public record ListChannels(
            @Description("How many channels a page has at most; default 100") @Min(1) @Max(1000) @Nullable Integer limit,
            @Description("next_cursor of the page before; leave out for the first page") @Size(max = 500) @Nullable String cursor,
            @Description("Kinds, comma-separated: public_channel, private_channel, mpim, im; default public_channel,private_channel") @Size(max = 100) @Nullable String types,
            @Description("Whether archived channels are included; default false") @Nullable Boolean includeArchived) {}

    /** A page of channels. */
    public record Channels(
            @NotNull @Description("The channels of this page; it may have fewer than limit although more follow") List<SlackChannel> channels,
            @Nullable @Description("Give it as cursor for the next page; absent on the last page") String nextCursor) {}

    @Tool(
            name = "slack.channels.list",
            title = "List channels",
            effect = Effect.READ,
            description = "Lists the channels that the connected account can see, page by page, with id, name, topic and whether the account is a member. "
                    + "Other Slack tools take a channel's name too, so listing is not needed before posting to a known channel.")
    public Channels list(ListChannels in, Credential slack) {
        int limit = in.limit() == null ? DEFAULT_LIMIT : Math.min(in.limit(), MAX_LIMIT);
        ConversationsListResponse page = client.read(slack, m -> m.conversationsList(r -> r.types(types(in.types()))
                .excludeArchived(!Boolean.TRUE.equals(in.includeArchived()))
                .limit(limit)
                .cursor(in.cursor())));
        return new Channels(page.getChannels().stream().map(SlackChannel::of).toList(), SlackDirectory.next(page.getResponseMetadata()));
    }

    private static List<ConversationType> types(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL);
        }
        return Arrays.stream(list.split(",")).map(String::strip).distinct().map(ChannelTools::type).toList();
    }

    private static ConversationType type(String name) {
        ConversationType type = TYPES.get(name);
        if (type == null) {
            throw HubException.invalid("types", "types is a comma-separated list of public_channel, private_channel, mpim and im.");
        }
        return type;
    }
}
