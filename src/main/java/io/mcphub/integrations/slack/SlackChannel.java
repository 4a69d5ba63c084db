package io.mcphub.integrations.slack;

import com.slack.api.model.Conversation;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A channel as the tools show it. */
record SlackChannel(
        @NotNull @Description("The channel's id; every tool takes it") String id,
        @Nullable @Description("The name, without #") String name,
        @NotNull @Description("public_channel, private_channel, im or mpim") String kind,
        @Description("Whether the connected account is a member") boolean member,
        @Description("Whether the channel is archived") boolean archived,
        @Nullable @Description("How many members it has") Integer members,
        @Nullable @Description("The topic") String topic,
        @Nullable @Description("The purpose") String purpose,
        @Nullable @Description("The id of the channel's canvas") String canvasId) {

    static SlackChannel of(Conversation c) {
        return new SlackChannel(
                c.getId(),
                c.getName(),
                kind(c),
                c.isMember(),
                c.isArchived(),
                c.getNumOfMembers(),
                c.getTopic() == null ? null : text(c.getTopic().getValue()),
                c.getPurpose() == null ? null : text(c.getPurpose().getValue()),
                c.getProperties() == null || c.getProperties().getCanvas() == null ? null : c.getProperties().getCanvas().getFileId());
    }

    private static String kind(Conversation c) {
        if (c.isIm()) {
            return "im";
        }
        if (c.isMpim()) {
            return "mpim";
        }
        return c.isPrivate() ? "private_channel" : "public_channel";
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
