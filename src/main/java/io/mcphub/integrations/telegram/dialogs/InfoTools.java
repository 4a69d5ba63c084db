package io.mcphub.integrations.telegram.dialogs;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.client.TelegramUser;
import io.mcphub.integrations.telegram.text.TelegramNames;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.dialogs.info}. */
@ApplicationScoped
@ToolsOf("telegram")
public class InfoTools {
    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    @Inject
    TelegramNames names;

    @Inject
    Folders folders;

    /** Arguments of {@code telegram.dialogs.info}. */
    public record Which(@Description(TelegramArgs.CHAT) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat) {}

    /** All about a chat. */
    public record Info(
            @NotNull @Description("What a list tells about it") Dialog dialog,
            @Nullable @Description("Its username, without @") String username,
            @Nullable @Description("Its description, or what the person says about themselves") String about,
            @Nullable @Description("How many members it has") Integer members,
            @Nullable @Description("What this account is there: owner, admin, member, restricted, left or banned") String role,
            @Nullable @Description("Whether it has topics; absent if not") Boolean topics,
            @Nullable @Description("How many seconds must lie between two messages; absent if none") Integer slowMode,
            @Nullable @Description("The channel's group for comments, or the group's channel") Long linkedChat,
            @NotNull @Description("The folders that it is in") List<String> folders,
            @Nullable @Description(TelegramArgs.GUESSED) List<String> guessed) {}

    /** What a person, group or channel tells about itself: the short facts and the long ones. */
    private record Facts(JsonNode brief, JsonNode full) {}

    @Tool(
            name = "telegram.dialogs.info",
            title = "Describe a chat",
            effect = Effect.READ,
            description = "Tells about one chat, also one that is in no list: description, members, this account's role, topics, folders, and what is unread.")
    public Info info(Which in, Credential telegram) {
        NameMatching use = NameMatching.guessing();
        TelegramChat chat = chats.readable(telegram, "chat", in.chat(), use);
        Facts facts = facts(telegram, chat);
        JsonNode full = facts.full();
        Integer members = JsonTree.count(facts.brief(), "member_count");
        return new Info(
                Dialog.of(chat, names.of(telegram, List.of(chat.tree().path("last_message")))),
                TelegramUser.username(facts.brief()),
                chat.person().isPresent() ? JsonTree.text(full.path("bio"), "text") : JsonTree.text(full, "description"),
                members == null || members == 0 ? positive(JsonTree.count(full, "member_count")) : members,
                chat.person().isPresent() ? null : TelegramUser.role(facts.brief().path("status")),
                facts.brief().path("is_forum").asBoolean() ? true : null,
                positive(JsonTree.count(full, "slow_mode_delay")),
                full.path("linked_chat_id").asLong() == 0 ? null : full.path("linked_chat_id").asLong(),
                folders.names(telegram, chat.folders()),
                use.guessed());
    }

    private Facts facts(Credential telegram, TelegramChat chat) {
        if (chat.person().isPresent()) {
            return facts(telegram, "getUser", "getUserFullInfo", "user_id", chat.person().get());
        }
        return chat.supergroup()
                .map(id -> facts(telegram, "getSupergroup", "getSupergroupFullInfo", "supergroup_id", id))
                .orElseGet(() -> facts(telegram, "getBasicGroup", "getBasicGroupFullInfo", "basic_group_id", chat.basicGroup().orElse(0L)));
    }

    private Facts facts(Credential telegram, String brief, String full, String member, long id) {
        return new Facts(client.read(telegram, TelegramRequest.of(brief).with(member, id)), client.read(telegram, TelegramRequest.of(full).with(member, id)));
    }

    private static @Nullable Integer positive(@Nullable Integer number) {
        return number == null || number == 0 ? null : number;
    }
}
