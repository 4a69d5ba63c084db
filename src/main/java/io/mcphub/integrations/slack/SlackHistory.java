package io.mcphub.integrations.slack;

import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import io.mcphub.connections.Credential;
import io.mcphub.tools.Description;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages of any conversation, with the authors' names. */
@ApplicationScoped
class SlackHistory {
    private static final int DEFAULT_LIMIT = 100;
    /** More authors on one page than this stay without a name: each costs a call the first time. */
    private static final int MAX_AUTHORS = 30;

    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    /** Which messages. */
    record Window(@Nullable Integer limit, @Nullable String cursor, @Nullable String since, @Nullable String until, @Nullable String threadTs) {}

    /** A page of messages. */
    public record Page(
            @NotNull @Description("The conversation's id") String channelId,
            @Nullable @Description("The channel's name") String channelName,
            @NotNull @Description("The messages: newest first, or in a thread oldest first") List<SlackMessage> messages,
            @Nullable @Description("Give it as cursor for the next page; absent on the last page") String nextCursor) {}

    /** The messages of a window, or of one thread. */
    public Page read(Credential slack, SlackNames.Conversation where, Window window) {
        String oldest = SlackTime.parse("since", window.since(), false);
        String latest = SlackTime.parse("until", window.until(), true);
        int limit = window.limit() == null ? DEFAULT_LIMIT : window.limit();
        if (window.threadTs() != null) {
            ConversationsRepliesResponse page = client.read(slack, m -> m.conversationsReplies(r -> r.channel(where.id())
                    .ts(window.threadTs())
                    .limit(limit)
                    .cursor(window.cursor())
                    .oldest(oldest)
                    .latest(latest)
                    .inclusive(true)));
            return page(slack, where, page.getMessages(), SlackDirectory.next(page.getResponseMetadata()));
        }
        ConversationsHistoryResponse page = client.read(slack, m -> m.conversationsHistory(r -> r.channel(where.id())
                .limit(limit)
                .cursor(window.cursor())
                .oldest(oldest)
                .latest(latest)
                .inclusive(oldest != null || latest != null)));
        return page(slack, where, page.getMessages(), SlackDirectory.next(page.getResponseMetadata()));
    }

    private Page page(Credential slack, SlackNames.Conversation where, List<Message> messages, @Nullable String next) {
        Map<String, String> names = new HashMap<>();
        messages.stream().map(Message::getUser).filter(java.util.Objects::nonNull).distinct().limit(MAX_AUTHORS).forEach(id -> names.put(id, directory.nameOf(slack, id)));
        List<SlackMessage> shown = messages.stream()
                .map(m -> SlackMessage.of(m, names.get(m.getUser()), SlackLinks.message(slack, where.id(), m.getTs(), m.getThreadTs())))
                .toList();
        return new Page(where.id(), where.name(), shown, next);
    }
}
