package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackChannel;
import io.mcphub.integrations.slack.text.SlackRendering;
import io.mcphub.platform.HubClock;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is unread in one conversation: one call for the read mark, one for the messages after it. */
@ApplicationScoped
class SlackUnread {
    /** The most that are counted; more are reported as "at least". */
    private static final int COUNTED = 50;

    private static final int PREVIEW = 200;

    private static final Comparator<JsonNode> NEWEST_FIRST = Comparator.comparing((JsonNode m) -> SlackJson.string(m, "ts")).reversed();

    @Inject
    SlackClient client;

    @Inject
    HubClock clock;

    @Inject
    SlackNames names;

    @Inject
    SlackMessages messages;

    /** What is unread in a conversation of the account's list; null if nothing is. */
    public UnreadTools.@Nullable Unread of(Credential slack, JsonNode listed) {
        String id = SlackJson.required(listed, "id");
        JsonNode channel = client.read(slack, SlackRequest.of("conversations.info").with("channel", id)).path("channel");
        String read = JsonTree.text(channel, "last_read");
        String latest = JsonTree.text(channel.path("latest"), "ts");
        boolean none = channel.path("unread_count_display").isInt() && channel.path("unread_count_display").asInt() == 0;
        if (read == null || none || latest != null && latest.compareTo(read) <= 0) {
            return null;
        }
        JsonNode answer = client.read(slack, SlackRequest.of("conversations.history").with("channel", id).with("oldest", read).with("latest", SlackTime.until(clock.now())).with("limit", COUNTED));
        String me = names.me(slack);
        List<JsonNode> unread = JsonTree.list(answer.path("messages")).stream().filter(m -> !me.equals(SlackJson.string(m, "user"))).sorted(NEWEST_FIRST).toList();
        return unread.isEmpty() ? null : shown(slack, listed, unread, answer.path("has_more").asBoolean(), me);
    }

    private UnreadTools.Unread shown(Credential slack, JsonNode listed, List<JsonNode> unread, boolean more, String me) {
        String id = SlackJson.string(listed, "id");
        JsonNode newest = unread.get(0);
        String oldest = JsonTree.text(unread.get(unread.size() - 1), "ts");
        SlackRendering rendering = messages.rendering(slack, List.of(newest, listed));
        String author = rendering.author(newest);
        String said = (author == null ? "" : author + ": ") + rendering.text(newest);
        return new UnreadTools.Unread(
                id, name(listed, rendering), SlackChannel.kind(listed), unread.size(), more ? true : null, (int) unread.stream().filter(m -> mentions(m, me)).count(),
                SlackTime.of(oldest), SlackRendering.cut(said, PREVIEW), SlackLinks.message(slack, id, oldest, null));
    }

    private static @Nullable String name(JsonNode listed, SlackRendering rendering) {
        if (listed.path("is_im").asBoolean()) {
            return rendering.author(listed);
        }
        String name = JsonTree.text(listed, "name");
        return name != null && listed.path("is_mpim").asBoolean() ? String.join(", ", SlackDms.handles(name)) : name;
    }

    private static boolean mentions(JsonNode message, String me) {
        // The whole message: an app's text is often only a fallback for its blocks.
        String all = message.toString();
        return all.contains("<@" + me) || all.contains("\"user_id\":\"" + me) || all.contains("<!channel") || all.contains("<!here") || all.contains("<!everyone") || all.contains("\"type\":\"broadcast\"");
    }
}
