package io.mcphub.integrations.telegram.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chat as Telegram tells it, or a contact with whom there is none yet.
 *
 * @param id its id, negative for groups and channels; of a direct chat the person's id
 * @param title its title, or the person's name
 * @param tree the whole {@code chat}; of a contact without a chat only the id, type and title
 */
public record TelegramChat(long id, String title, JsonNode tree) {
    private static final String TYPE = "@type";

    /** The chat in an answer. */
    public static TelegramChat of(JsonNode chat) {
        return new TelegramChat(chat.path("id").asLong(), chat.path("title").asText(), chat);
    }

    /** The direct chat with a person, whether or not it exists. */
    public static TelegramChat with(JsonNode user) {
        long id = user.path("id").asLong();
        JsonNode type = JsonTree.object().put(TYPE, "chatTypePrivate").put("user_id", id);
        return of(JsonTree.object().put("id", id).put("title", TelegramUser.name(user)).set("type", type));
    }

    /** What kind of chat: {@code private}, {@code group}, {@code channel} or {@code secret}. */
    public String kind() {
        return switch (tree.at("/type/@type").asText()) {
            case "chatTypePrivate" -> "private";
            case "chatTypeSecret" -> "secret";
            case "chatTypeSupergroup" -> tree.at("/type/is_channel").asBoolean() ? "channel" : "group";
            default -> "group";
        };
    }

    /** The person on the other side of a direct chat. */
    public Optional<Long> person() {
        return number("user_id");
    }

    /** The number of the supergroup or channel; basic groups have none. */
    public Optional<Long> supergroup() {
        return number("supergroup_id");
    }

    /** The number of the basic group. */
    public Optional<Long> basicGroup() {
        return number("basic_group_id");
    }

    private Optional<Long> number(String member) {
        return Optional.of(tree.at("/type/" + member)).filter(JsonNode::isNumber).map(JsonNode::asLong);
    }

    /** Whether it is in one of the account's lists. Others are known only because somebody mentioned or forwarded them. */
    public boolean isListed() {
        return !positions().isEmpty();
    }

    /** Whether it is in the archive. */
    public boolean isArchived() {
        return positions().stream().anyMatch(position -> list(position).equals("chatListArchive"));
    }

    /** The folders that it is in. Its positions tell only those that were loaded. */
    public List<Integer> folders() {
        Stream<JsonNode> lists = Stream.concat(JsonTree.list(tree.path("chat_lists")).stream(), positions().stream().map(position -> position.path("list")));
        return lists.map(list -> list.path("chat_folder_id")).filter(JsonNode::isNumber).map(JsonNode::asInt).distinct().toList();
    }

    private List<JsonNode> positions() {
        return JsonTree.list(tree.path("positions")).stream().filter(position -> position.path("order").asLong() != 0).toList();
    }

    private static String list(JsonNode position) {
        return position.at("/list/@type").asText();
    }
}
