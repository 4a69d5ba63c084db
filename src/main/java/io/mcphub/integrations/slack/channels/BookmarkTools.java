package io.mcphub.integrations.slack.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackEmoji;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
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
import org.jspecify.annotations.Nullable;

/** {@code slack.bookmarks.*}: the links in the bar at the top of a channel. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class BookmarkTools {
    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    /** Arguments that name one channel. */
    public record Which(@Description(SlackArgs.CHANNEL) @NotBlank @Size(max = SlackArgs.NAME) String channel) {}

    /** A bookmark. */
    public record Bookmark(
            @NotNull @Description("Its id; slack.bookmarks.remove takes it") String id,
            @NotNull @Description("Its title") String title,
            @Nullable @Description("Where it leads") String url,
            @Nullable @Description("The emoji in front of it") String emoji,
            @Nullable @Description("When it was added") Instant createdAt) {
        static Bookmark of(JsonNode b) {
            String emoji = JsonTree.text(b, "emoji");
            return new Bookmark(
                    SlackJson.required(b, "id"), SlackJson.string(b, "title"), JsonTree.text(b, "link"), emoji == null ? null : SlackEmoji.name(emoji),
                    SlackJson.seconds(b, "date_created"));
        }
    }

    /** The bookmarks of a channel. */
    public record Bookmarks(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name, or the other person's, if it was found by name") String channelName,
            @NotNull @Rows @Description("The bookmarks in their order") List<Bookmark> bookmarks) {}

    @Tool(name = "slack.bookmarks.list", title = "List a channel's bookmarks", effect = Effect.READ, scopes = "bookmarks:read", description = "Lists the links at the top of a channel.")
    public Bookmarks list(Which in, Credential slack) {
        SlackNames.Conversation where = names.conversation(slack, "channel", in.channel(), NameMatching.guessing());
        JsonNode answer = client.read(slack, SlackRequest.of("bookmarks.list").with("channel_id", where.id()));
        return new Bookmarks(where.id(), where.name(), JsonTree.list(answer.path("bookmarks"), Bookmark::of));
    }

    /** Arguments of {@code slack.bookmarks.add}. */
    public record Add(
            @Description(SlackArgs.WHERE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description("What people read") @NotBlank @Size(max = 200) String title,
            @Description("Where it leads") @NotBlank @Size(max = 2_000) @Pattern(regexp = "https?://\\S+") String url,
            @Description("Emoji in front of it, such as rocket") @Size(max = 100) @Nullable String emoji) {}

    /** The bookmark that was added. */
    public record Added(@NotNull @Description("The conversation's id") String channelId, @NotNull @Description("The bookmark") Bookmark bookmark) {}

    @Tool(name = "slack.bookmarks.add", title = "Bookmark a link", effect = Effect.WRITE, scopes = "bookmarks:write", description = "Adds a link to the top of a channel, for all its members.")
    public Added add(Add in, Credential slack) {
        String channel = names.existing(slack, "channel", in.channel()).id();
        JsonNode bookmark = client.write(slack, SlackRequest.of("bookmarks.add")
                        .with("channel_id", channel)
                        .with("title", in.title())
                        .with("type", "link")
                        .with("link", in.url())
                        .with("emoji", in.emoji() == null || in.emoji().isBlank() ? null : ":" + SlackEmoji.name(in.emoji()) + ":"))
                .path("bookmark");
        SlackJson.made(bookmark, "id");
        return new Added(channel, Bookmark.of(bookmark));
    }

    /** Arguments of {@code slack.bookmarks.remove}. */
    public record Remove(
            @Description(SlackArgs.WHERE) @NotBlank @Size(max = SlackArgs.NAME) String channel,
            @Description("Its id, from slack.bookmarks.list") @NotBlank @Size(max = 100) String id) {}

    /** The bookmark that was removed. */
    public record Removed(@NotNull @Description("The conversation's id") String channelId, @NotNull @Description("The bookmark's id") String id) {}

    @Tool(
            name = "slack.bookmarks.remove",
            title = "Remove a bookmark",
            effect = Effect.DESTRUCTIVE,
            scopes = "bookmarks:write",
            description = "Removes a link from the top of a channel, for all its members.")
    public Removed remove(Remove in, Credential slack) {
        String channel = names.existing(slack, "channel", in.channel()).id();
        client.write(slack, SlackRequest.of("bookmarks.remove").with("channel_id", channel).with("bookmark_id", in.id()));
        return new Removed(channel, in.id());
    }
}
