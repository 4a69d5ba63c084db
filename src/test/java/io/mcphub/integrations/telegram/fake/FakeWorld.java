package io.mcphub.integrations.telegram.fake;

import static io.mcphub.integrations.telegram.fake.FakeTdlib.error;
import static io.mcphub.integrations.telegram.fake.FakeTdlib.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import java.util.Locale;
import java.util.stream.LongStream;

/** What a signed-in account answers beyond its chats and messages: finding people and chats, links, and changes that just succeed. */
final class FakeWorld {
    private FakeWorld() {}

    static JsonNode answer(ObjectNode request) {
        String type = request.path("@type").asText();
        return switch (type) {
            case "searchChats" -> ids("chats", "chat_ids", LongStream.of(FakeAccount.BOB, FakeAccount.TEAM).filter(id -> named(FakeAccount.chat(id).path("title").asText(), request)));
            case "searchContacts" -> ids("users", "user_ids", LongStream.of(FakeAccount.BOB).filter(id -> named("Bob", request)));
            case "searchUserByPhoneNumber" -> request.path("phone_number").asText().equals("+4915100002") ? FakeAccount.bob().put("is_contact", true) : error(404, "Not Found");
            case "getMessage" -> message(request.path("chat_id").asLong(), request.path("message_id").asLong());
            case "getMessageLinkInfo" -> link(request.path("url").asText());
            case "getMessageLink" -> object("messageLink").put("link", "https://t.me/c/1234567890/5").put("is_public", false);
            case "getMessageProperties" -> properties();
            case "getChatMessageByDate" -> byDate(request);
            case "getChatScheduledMessages" -> object("messages").put("total_count", 0).set("messages", Json.mapper().createArrayNode());
            case "parseMarkdown" -> request.path("text");
            case "addMessageReaction", "removeMessageReaction", "pinChatMessage", "unpinChatMessage", "viewMessages", "deleteMessages", "setChatDraftMessage",
                    "toggleChatIsMarkedAsUnread", "readAllChatMentions", "deleteFile", "cancelDownloadFile" -> object("ok");
            default -> error(400, "the fake knows no " + type + "; script it");
        };
    }

    private static boolean named(String name, ObjectNode request) {
        return name.toLowerCase(Locale.ROOT).startsWith(request.path("query").asText().toLowerCase(Locale.ROOT));
    }

    private static JsonNode ids(String type, String member, LongStream ids) {
        ObjectNode list = object(type);
        ids.forEach(list.withArrayProperty(member)::add);
        return list.put("total_count", list.path(member).size());
    }

    private static JsonNode message(long chat, long id) {
        return FakeAccount.messages(chat).stream().filter(message -> message.path("id").asLong() == id).findFirst().orElseGet(() -> error(404, "Not Found"));
    }

    /** Links carry the number of a message, which is its id without the last 20 bits. */
    private static JsonNode link(String url) {
        String number = url.replaceAll(".*/", "");
        ObjectNode info = object("messageLinkInfo").put("is_public", true).put("chat_id", FakeAccount.TEAM);
        JsonNode message = number.matches("\\d+") ? message(FakeAccount.TEAM, Long.parseLong(number) << 20) : error(404, "Not Found");
        return message.path("@type").asText().equals("message") ? info.set("message", message) : info;
    }

    private static JsonNode properties() {
        return object("messageProperties").put("can_be_deleted_for_all_users", true).put("can_be_deleted_only_for_self", true).put("can_be_edited", true).put("can_be_forwarded", true);
    }

    private static JsonNode byDate(ObjectNode request) {
        return FakeAccount.messages(request.path("chat_id").asLong()).stream()
                .filter(message -> message.path("date").asLong() <= request.path("date").asLong())
                .findFirst().orElseGet(() -> error(404, "Not Found"));
    }
}
