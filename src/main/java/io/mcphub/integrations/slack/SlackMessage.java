package io.mcphub.integrations.slack;

import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.Reaction;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the tools show it. */
record SlackMessage(
        @NotNull @Description("The message's id inside its channel; thread_ts of a reply to it") String ts,
        @Nullable @Description("When it was written") Instant time,
        @Nullable @Description("The author's id") String userId,
        @Nullable @Description("The author's name") String author,
        @NotNull @Description("The text in Slack's mrkdwn") String text,
        @Nullable @Description("What kind of message it is, if not an ordinary one; such as channel_join or bot_message") String subtype,
        @Nullable @Description("The thread that it belongs to") String threadTs,
        @Nullable @Description("How many replies its thread has") Integer replyCount,
        @Nullable @Description("Emoji reactions") List<Emoji> reactions,
        @Nullable @Description("Files that hang on it") List<Attached> files,
        @Nullable @Description("When it was last edited") Instant edited,
        @Nullable @Description("The link to it") String permalink) {

    /** A reaction and how many people gave it. */
    record Emoji(@NotNull @Description("The emoji's name") String name, @Nullable @Description("How many people") Integer count) {
        static Emoji of(Reaction reaction) {
            return new Emoji(reaction.getName(), reaction.getCount());
        }
    }

    /** A file on a message. */
    record Attached(
            @NotNull @Description("The file's id") String id,
            @Nullable @Description("The file's name") String name,
            @Nullable @Description("The media type") String mimetype,
            @Nullable @Description("The link to it") String permalink) {
        static Attached of(File file) {
            return new Attached(file.getId(), file.getName(), file.getMimetype(), file.getPermalink());
        }
    }

    static SlackMessage of(Message m, @Nullable String author, @Nullable String permalink) {
        return new SlackMessage(
                m.getTs(),
                SlackTime.of(m.getTs()),
                m.getUser(),
                author == null ? m.getUsername() : author,
                m.getText() == null ? "" : m.getText(),
                m.getSubtype(),
                m.getThreadTs(),
                m.getReplyCount(),
                m.getReactions() == null || m.getReactions().isEmpty() ? null : m.getReactions().stream().map(Emoji::of).toList(),
                m.getFiles() == null || m.getFiles().isEmpty() ? null : m.getFiles().stream().map(Attached::of).toList(),
                m.getEdited() == null ? null : SlackTime.of(m.getEdited().getTs()),
                permalink);
    }
}
