package io.mcphub.integrations.slack.messages;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackCalendar;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.client.SlackScopes;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code slack.messages.catch_up}: what was said in several conversations, threads included. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class MissedTools {
    private static final String YESTERDAY = "yesterday";

    @Inject
    SlackNames names;

    @Inject
    SlackCalendar calendar;

    @Inject
    SlackMissed missed;

    /** Arguments of {@code slack.messages.catch_up}. */
    public record CatchUp(
            @Description("Up to 10: ids, #names, links, or @names for direct conversations") @NotNull @Size(min = 1, max = 10) List<@NotBlank @Size(max = SlackArgs.NAME) String> channels,
            @Description(SlackArgs.SINCE + "; default yesterday") @Size(max = 40) @Nullable String since) {}

    /** A message or reply. */
    public record Said(
            @Nullable @Description("The channel's name, or its id") String channel,
            @NotNull @Description("The message's id inside its channel") String ts,
            @Nullable @Description("When it was written") Instant time,
            @Nullable @Description("The author's name") String author,
            @NotNull @Description("What it says") String text,
            @Nullable @Description("The thread that it is a reply in") String threadTs,
            @Nullable @Description("How that thread began, if that is not in this list; on its first reply") String thread) {}

    /** A conversation and how far the answer looked. */
    public record Looked(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("Its name, or the other person's") String channelName,
            @Description("How many messages are new") int messages,
            @Description("How many replies are new") int replies,
            @NotNull @Description("Where new replies were looked for, and what was left out") String looked) {}

    /** What was missed. */
    public record Missed(
            @NotNull @Description("Each conversation with how far was looked") List<Looked> channels,
            @NotNull @Rows @Description("By conversation, oldest first; replies follow in their threads") List<Said> messages) {}

    @Tool(
            name = "slack.messages.catch_up",
            title = "What did I miss",
            effect = Effect.READ,
            scopes = SlackScopes.HISTORY,
            description = "Tells what was said in some conversations since a time, with new replies also in old threads, in one call. Marks nothing as read.")
    public Missed catchUp(CatchUp in, Credential slack, CallContext context) {
        Instant since = Objects.requireNonNull(calendar.instant(slack, "since", in.since() == null || in.since().isBlank() ? YESTERDAY : in.since()));
        List<SlackNames.Conversation> where = in.channels().stream().map(channel -> names.conversation(slack, "channels", channel, NameMatching.guessing())).distinct().toList();
        List<Looked> looked = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        for (SlackNames.Conversation conversation : where) {
            SlackMissed.Found found = missed.since(slack, conversation, since);
            looked.add(found.looked());
            said.addAll(found.said());
            context.progress(looked.size(), (double) where.size(), null);
        }
        return new Missed(looked, said);
    }
}
