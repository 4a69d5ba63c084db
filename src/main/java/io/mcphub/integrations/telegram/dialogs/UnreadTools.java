package io.mcphub.integrations.telegram.dialogs;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.text.Names;
import io.mcphub.integrations.telegram.text.TelegramNames;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.unread.summary}. */
@ApplicationScoped
@ToolsOf("telegram")
public class UnreadTools {
    private static final int DEFAULT_LIMIT = 30;
    /** How many chats are looked at; unread ones lie at the top of the list. */
    private static final int LOOKED_AT = 500;

    @Inject
    ChatLists lists;

    @Inject
    TelegramNames names;

    /** Arguments of {@code telegram.unread.summary}. */
    public record Summary(
            @Description("How many chats to show; default 30") @Min(1) @Max(100) @Nullable Integer limit,
            @Description("Without those whose notifications are off, unless they mention the account") @Nullable Boolean withoutMuted,
            @Description("The archive instead of the main list") @Nullable Boolean archived) {}

    /** What is unread. */
    public record Unread(
            @NotNull @Rows @Description("Mentions first, then direct chats, then the most unread; muted ones last") List<Dialog> dialogs,
            @Description("How many chats have something unread, shown or not") int chats,
            @Description("How many messages are unread in them") int messages,
            @Description("How many mentions are unread in them") int mentions,
            @Description("How many chats were looked at, from the newest on") int checked,
            @Description("Whether those are all chats of the list") boolean complete) {}

    @Tool(
            name = "telegram.unread.summary",
            title = "Summarise what is unread",
            effect = Effect.READ,
            description = "Tells in which chats something is unread, mentions first, with the newest message. Marks nothing as read. telegram.messages.history reads one of them.")
    public Unread summary(Summary in, Credential telegram) {
        ChatLists.Part all = lists.read(telegram, Boolean.TRUE.equals(in.archived()) ? ChatLists.archive() : ChatLists.main(), ChatLists.Position.START, LOOKED_AT);
        List<TelegramChat> unread = all.chats().stream().filter(Dialog::isUnread).filter(chat -> !Boolean.TRUE.equals(in.withoutMuted()) || !Dialog.isMuted(chat) || mentions(chat) > 0).toList();
        List<TelegramChat> shown = unread.stream().sorted(urgency()).limit(in.limit() == null ? DEFAULT_LIMIT : in.limit()).toList();
        Names known = names.of(telegram, shown.stream().map(chat -> chat.tree().path("last_message")).toList());
        return new Unread(
                shown.stream().map(chat -> Dialog.of(chat, known)).toList(),
                unread.size(),
                unread.stream().mapToInt(UnreadTools::messages).sum(),
                unread.stream().mapToInt(UnreadTools::mentions).sum(),
                all.looked(),
                all.complete());
    }

    private static Comparator<TelegramChat> urgency() {
        return Comparator.comparing((TelegramChat chat) -> mentions(chat) == 0)
                .thenComparing(Dialog::isMuted)
                .thenComparing(chat -> !chat.kind().equals("private"))
                .thenComparing(Comparator.comparingInt(UnreadTools::messages).reversed());
    }

    private static int mentions(TelegramChat chat) {
        return chat.tree().path("unread_mention_count").asInt();
    }

    private static int messages(TelegramChat chat) {
        return chat.tree().path("unread_count").asInt();
    }
}
