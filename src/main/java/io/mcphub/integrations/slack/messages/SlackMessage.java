package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.text.SlackRendering;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as the tools show it. */
record SlackMessage(
        @NotNull @Description("The message's id inside its channel; thread_ts of a reply to it") String ts,
        @Nullable @Description("When it was written") Instant time,
        @Nullable @Description("The author's name") String author,
        @Nullable @Description("The author's id") String userId,
        @NotNull @Description("What it says, with blocks, attachments and files") String text,
        @Nullable @Description("What kind of message it is, if not an ordinary one; such as channel_join") String kind,
        @Nullable @Description("The thread that it belongs to") String threadTs,
        @Nullable @Description("How many replies its thread has") Integer replies,
        @Nullable @Description("When the last reply was written") Instant lastReply,
        @Nullable @Description("Emoji and how many people gave each") String reactions,
        @Nullable @Description("When it was last edited") Instant edited,
        @Nullable @Description("The link to it") String url) {

    /** @param max the longest text; a longer one is cut */
    static SlackMessage of(JsonNode m, SlackRendering rendering, Credential slack, String channel, int max) {
        String ts = SlackJson.required(m, "ts");
        String thread = JsonTree.text(m, "thread_ts");
        Integer replies = JsonTree.count(m, "reply_count");
        return new SlackMessage(
                ts,
                SlackTime.of(ts),
                rendering.author(m),
                JsonTree.text(m, "user", "bot_id"),
                SlackRendering.listed(rendering.text(m), max),
                JsonTree.text(m, "subtype"),
                thread,
                replies == null || replies == 0 ? null : replies,
                SlackTime.of(JsonTree.text(m, "latest_reply")),
                SlackRendering.reactions(m),
                SlackTime.of(JsonTree.text(m.path("edited"), "ts")),
                SlackLinks.message(slack, channel, ts, thread));
    }
}
