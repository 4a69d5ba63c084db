package io.mcphub.integrations.telegram.dialogs;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramCalendar;
import io.mcphub.integrations.telegram.arguments.TelegramPages;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.text.Names;
import io.mcphub.integrations.telegram.text.TelegramNames;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code telegram.dialogs.list}. */
@ApplicationScoped
@ToolsOf("telegram")
public class DialogTools {
    private static final String LIST = "telegram.dialogs.list";
    /** How many chats a page looks at to fill itself when most do not fit. */
    private static final int MOST = 400;

    @Inject
    ChatLists lists;

    @Inject
    Folders folders;

    @Inject
    TelegramNames names;

    @Inject
    TelegramCalendar calendar;

    @Inject
    TelegramPages pages;

    /** Arguments of {@code telegram.dialogs.list}. */
    public record ListDialogs(
            @TelegramArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description("Only those with something unread") @Nullable Boolean unread,
            @Description("The archive instead of the main list") @Nullable Boolean archived,
            @Description("This folder instead: name or id, from telegram.folders.list") @Size(max = TelegramArgs.NAME) @Nullable String folder,
            @Description("Only those with a message since then: 7d, yesterday, 2026-01-15 or a date-time") @Size(max = 40) @Nullable String since) {}

    /** A page of chats. */
    public record Dialogs(
            @NotNull @Rows @Description("Pinned ones first, then the newest") List<Dialog> dialogs,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    @Tool(
            name = LIST,
            title = "List chats",
            effect = Effect.READ,
            core = true,
            description = "Lists the account's chats with people, groups and channels, with what is unread and the last message. Marks nothing as read.")
    public Dialogs list(ListDialogs in, Credential telegram) {
        ChatLists.Position from = pages.open(telegram, LIST, in.cursor(), ChatLists.Position.class);
        TelegramRequest list = list(telegram, in);
        Predicate<TelegramChat> wanted = wanted(in, calendar.instant(telegram, "since", in.since()));
        int limit = TelegramArgs.limit(in.limit());
        List<TelegramChat> found = new ArrayList<>();
        ChatLists.Position at = fill(telegram, list, from == null ? ChatLists.Position.START : from, limit, wanted, found);
        Names known = names.of(telegram, found.stream().map(chat -> chat.tree().path("last_message")).toList());
        return new Dialogs(found.stream().map(chat -> Dialog.of(chat, known)).toList(), at == null ? null : pages.seal(telegram, LIST, at));
    }

    private TelegramRequest list(Credential telegram, ListDialogs in) {
        boolean archived = Boolean.TRUE.equals(in.archived());
        if (in.folder() == null || in.folder().isBlank()) {
            return archived ? ChatLists.archive() : ChatLists.main();
        }
        if (archived) {
            throw HubException.invalid("archived", "Give either folder or archived, not both.");
        }
        return ChatLists.folder(folders.find(telegram, in.folder()).id());
    }

    private static Predicate<TelegramChat> wanted(ListDialogs in, @Nullable Instant since) {
        return chat -> (!Boolean.TRUE.equals(in.unread()) || Dialog.isUnread(chat)) && (since == null || isSince(chat, since));
    }

    private static boolean isSince(TelegramChat chat, Instant since) {
        Instant last = Dialog.lastTime(chat);
        return last != null && !last.isBefore(since);
    }

    /** Looks at a list until the page is full. Returns where it stopped; null at the list's end. */
    private ChatLists.@Nullable Position fill(
            Credential telegram, TelegramRequest list, ChatLists.Position from, int limit, Predicate<TelegramChat> wanted, List<TelegramChat> found) {
        ChatLists.Position at = from;
        for (int looked = 0; looked < MOST; looked += limit) {
            ChatLists.Part part = lists.read(telegram, list, at, limit);
            for (TelegramChat chat : part.chats()) {
                at = ChatLists.Position.after(list, chat, at.looked() + 1);
                if (wanted.test(chat)) {
                    found.add(chat);
                }
                if (found.size() == limit) {
                    boolean last = part.complete() && chat == part.chats().get(part.chats().size() - 1);
                    return last ? null : at;
                }
            }
            if (part.complete()) {
                return null;
            }
            at = new ChatLists.Position(part.looked(), at.order(), at.id());
        }
        return at;
    }
}
