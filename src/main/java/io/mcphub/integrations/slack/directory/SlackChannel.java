package io.mcphub.integrations.slack.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.text.SlackMrkdwn;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A channel as the tools show it. */
public record SlackChannel(
        @NotNull @Description("The channel's id; every tool takes it") String id,
        @Nullable @Description("The name, without #") String name,
        @NotNull @Description("public_channel, private_channel, im or mpim") String kind,
        @Nullable @Description("Whether the connected account is a member") Boolean member,
        @Nullable @Description("Whether it is archived; absent if not") Boolean archived,
        @Nullable @Description("Whether people of other organisations are in it; absent if not") Boolean external,
        @Nullable @Description("How many members it has") Integer members,
        @Nullable @Description("The topic") String topic,
        @Nullable @Description("The purpose") String purpose,
        @Nullable @Description("The id of the channel's canvas") String canvasId) {

    public static SlackChannel of(JsonNode c) {
        return new SlackChannel(
                SlackJson.required(c, "id"),
                JsonTree.text(c, "name"),
                kind(c),
                c.path("is_member").isBoolean() ? c.path("is_member").asBoolean() : null,
                SlackJson.yes(c, "is_archived"),
                SlackJson.yes(c, "is_ext_shared"),
                JsonTree.count(c, "num_members"),
                text(c.path("topic")),
                text(c.path("purpose")),
                JsonTree.text(c.path("properties").path("canvas"), "file_id"));
    }

    /** A channel that Slack does not show to this account; only its id is known. */
    static SlackChannel unknown(String id) {
        return new SlackChannel(id, null, "private_channel", null, null, null, null, null, null, null);
    }

    /** The kind of channel, in the words of Slack's argument {@code types}. */
    public static String kind(JsonNode c) {
        if (c.path("is_im").asBoolean()) {
            return "im";
        }
        if (c.path("is_mpim").asBoolean()) {
            return "mpim";
        }
        return c.path("is_private").asBoolean() ? "private_channel" : "public_channel";
    }

    private static @Nullable String text(JsonNode topic) {
        String value = JsonTree.text(topic, "value");
        return value == null ? null : SlackMrkdwn.readable(value, java.util.Map.of());
    }
}
