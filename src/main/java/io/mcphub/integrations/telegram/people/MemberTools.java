package io.mcphub.integrations.telegram.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramCalendar;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.arguments.TelegramPages;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.client.TelegramUser;
import io.mcphub.integrations.telegram.text.ChatName;
import io.mcphub.integrations.telegram.text.Names;
import io.mcphub.integrations.telegram.text.TelegramNames;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.members.list}. */
@ApplicationScoped
@ToolsOf("telegram")
public class MemberTools {
    private static final String LIST = "telegram.members.list";

    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    @Inject
    TelegramNames names;

    @Inject
    TelegramPages pages;

    @Inject
    BasicGroups groups;

    /** Which members. */
    public enum Who {
        @JsonProperty("all")
        ALL("supergroupMembersFilterRecent"),
        @JsonProperty("admins")
        ADMINS("supergroupMembersFilterAdministrators"),
        @JsonProperty("bots")
        BOTS("supergroupMembersFilterBots");

        private final String filter;

        Who(String filter) {
            this.filter = filter;
        }
    }

    /** Arguments of {@code telegram.members.list}. */
    public record ListMembers(
            @Description(TelegramArgs.CHAT) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @Description("Only those whose name or username begins so") @Size(max = 200) @Nullable String query,
            @Description("Default all") @Nullable Who who,
            @TelegramArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor) {}

    /** A member. */
    public record Member(
            @Description("The person's id, or that of the chat that speaks for its admins") long id,
            @NotNull @Description("The name") String name,
            @NotNull @Description("owner, admin, member, restricted, left or banned") String role,
            @Nullable @Description("When they joined") Instant joinedAt) {

        static Member of(JsonNode member, Names names) {
            JsonNode sender = member.path("member_id");
            String name = names.sender(sender);
            return new Member(
                    sender.has("user_id") ? sender.path("user_id").asLong() : sender.path("chat_id").asLong(),
                    name == null ? "" : name,
                    TelegramUser.role(member.path("status")),
                    TelegramCalendar.of(member.path("joined_chat_date").asLong()));
        }
    }

    /** A page of members. */
    public record Members(
            @NotNull @Description("The group or channel") ChatName chat,
            @NotNull @Rows @Description("The members") List<Member> members,
            @Nullable @Description("How many there are in all") Integer total,
            @Nullable @Description(TelegramArgs.GUESSED) List<String> guessed,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    private record Position(int offset) {}

    private record Found(List<JsonNode> members, int total) {}

    @Tool(
            name = LIST,
            title = "List members",
            effect = Effect.READ,
            description = "Lists the members of a group or channel, with their roles. Telegram shows those of channels, and of groups that hide them, to admins only.")
    public Members list(ListMembers in, Credential telegram) {
        NameMatching use = NameMatching.guessing();
        TelegramChat chat = chats.readable(telegram, "chat", in.chat(), use);
        Position at = pages.open(telegram, LIST, in.cursor(), Position.class);
        int offset = at == null ? 0 : at.offset();
        int limit = TelegramArgs.limit(in.limit());
        Found found = chat.supergroup().map(id -> supergroup(telegram, id, in, offset, limit)).orElseGet(() -> basicGroup(telegram, chat, in, offset, limit));
        Names known = names.of(telegram, found.members());
        int next = offset + found.members().size();
        return new Members(
                ChatName.of(chat),
                found.members().stream().map(member -> Member.of(member, known)).toList(),
                found.total(),
                use.guessed(),
                found.members().isEmpty() || next >= found.total() ? null : pages.seal(telegram, LIST, new Position(next)));
    }

    private Found supergroup(Credential telegram, long id, ListMembers in, int offset, int limit) {
        JsonNode page = client.read(telegram,
                TelegramRequest.of("getSupergroupMembers").with("supergroup_id", id).with("filter", filter(in)).with("offset", offset).with("limit", limit));
        return new Found(JsonTree.list(page.path("members")), page.path("total_count").asInt());
    }

    private static TelegramRequest filter(ListMembers in) {
        if (in.query() == null || in.query().isBlank()) {
            return TelegramRequest.of((in.who() == null ? Who.ALL : in.who()).filter);
        }
        if (in.who() != null && in.who() != Who.ALL) {
            throw HubException.invalid("who", "Telegram finds by name among all members only. Leave out query or who.");
        }
        return TelegramRequest.of("supergroupMembersFilterSearch").with("query", in.query().strip());
    }

    private Found basicGroup(Credential telegram, TelegramChat chat, ListMembers in, int offset, int limit) {
        long id = chat.basicGroup().orElseThrow(() -> HubException.invalid("chat", chat.title() + " is a chat with one person. Give a group or channel."));
        List<JsonNode> fitting = groups.members(telegram, id, in.query() == null ? "" : in.query().strip(), in.who() == null ? Who.ALL : in.who());
        return new Found(fitting.stream().skip(offset).limit(limit).toList(), fitting.size());
    }
}
