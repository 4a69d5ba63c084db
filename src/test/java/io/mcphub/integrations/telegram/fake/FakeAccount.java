package io.mcphub.integrations.telegram.fake;

import static io.mcphub.integrations.telegram.fake.FakeTdlib.error;
import static io.mcphub.integrations.telegram.fake.FakeTdlib.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The account behind a fake client that is signed in: Ada, who knows Bob and a group called Team, each with five messages. The first
 * page of a history holds one message only, as the real one may.
 */
public final class FakeAccount {
    public static final long BOB = 5_000_000_002L;
    public static final long TEAM = -1_001_234_567_890L;

    private static final long TEMPORARY = 314_572_801L;
    private static final long SENT = 315_621_376L;

    private FakeAccount() {}

    public static ObjectNode me() {
        return fixture("user-me");
    }

    public static ObjectNode bob() {
        return fixture("user-bob");
    }

    /** A chat: {@link #BOB} or {@link #TEAM}. */
    public static ObjectNode chat(long id) {
        return fixture(id == BOB ? "chat-bob" : "chat-team");
    }

    /** The messages of a chat, the newest first. */
    public static List<JsonNode> messages(long chat) {
        return StreamSupport.stream(Json.read(text("messages")).spliterator(), false)
                .filter(message -> message.path("chat_id").asLong() == chat)
                .sorted(Comparator.comparing((JsonNode message) -> message.path("id").asLong()).reversed())
                .toList();
    }

    /** A copy of a message with other fields. */
    public static ObjectNode message(long chat, long id, String text) {
        ObjectNode message = messages(BOB).get(0).deepCopy();
        message.put("chat_id", chat).put("id", id);
        ((ObjectNode) message.at("/content/text")).put("text", text);
        return message;
    }

    static JsonNode answer(ObjectNode request, Consumer<JsonNode> updates) {
        return switch (request.path("@type").asText()) {
            case "getMe" -> me();
            case "getUser" -> user(request.path("user_id").asLong());
            case "getSupergroup" -> fixture("supergroup");
            case "loadChats" -> error(404, "Not Found");
            case "getChats" -> object("chats").put("total_count", 2).set("chat_ids", Json.mapper().createArrayNode().add(BOB).add(TEAM));
            case "getChat" -> known(request.path("chat_id").asLong());
            case "searchPublicChat" -> request.path("username").asText().equalsIgnoreCase("team") ? chat(TEAM) : error(400, "USERNAME_NOT_OCCUPIED");
            case "createPrivateChat" -> request.path("user_id").asLong() == BOB ? chat(BOB) : error(400, "User not found");
            case "getChatHistory" -> history(request);
            case "searchChatMessages" -> found(request);
            case "searchMessages" -> foundAnywhere(request);
            case "sendMessage" -> send(request, updates);
            default -> FakeWorld.answer(request);
        };
    }

    private static JsonNode user(long id) {
        return id == BOB ? bob() : id == me().path("id").asLong() ? me() : error(400, "User not found");
    }

    static JsonNode known(long id) {
        return id == BOB || id == TEAM ? chat(id) : error(400, "Chat not found");
    }

    private static JsonNode history(ObjectNode request) {
        long from = request.path("from_message_id").asLong();
        List<JsonNode> all = messages(request.path("chat_id").asLong());
        List<JsonNode> older = all.stream().filter(message -> from == 0 || message.path("id").asLong() < from).limit(from == 0 ? 1 : request.path("limit").asLong()).toList();
        return list("messages", all.size(), older);
    }

    private static JsonNode found(ObjectNode request) {
        long from = request.path("from_message_id").asLong();
        List<JsonNode> fitting = fitting(messages(request.path("chat_id").asLong()), request.path("query").asText());
        List<JsonNode> page = fitting.stream().filter(message -> from == 0 || message.path("id").asLong() < from).limit(request.path("limit").asLong()).toList();
        boolean more = !page.isEmpty() && page.get(page.size() - 1) != fitting.get(fitting.size() - 1);
        return list("foundChatMessages", fitting.size(), page).put("next_from_message_id", more ? page.get(page.size() - 1).path("id").asLong() : 0);
    }

    private static JsonNode foundAnywhere(ObjectNode request) {
        List<JsonNode> all = new ArrayList<>(messages(BOB));
        all.addAll(messages(TEAM));
        List<JsonNode> fitting = fitting(all, request.path("query").asText());
        return list("foundMessages", fitting.size(), fitting).put("next_offset", "");
    }

    private static List<JsonNode> fitting(List<JsonNode> messages, String query) {
        return messages.stream().filter(message -> message.at("/content/text/text").asText().contains(query)).toList();
    }

    private static JsonNode send(ObjectNode request, Consumer<JsonNode> updates) {
        String text = request.at("/input_message_content/text/text").asText();
        if (text.isBlank()) {
            return error(400, "Text must be non-empty");
        }
        long chat = request.path("chat_id").asLong();
        ObjectNode pending = message(chat, TEMPORARY, text).put("is_outgoing", true);
        pending.set("sending_state", object("messageSendingStatePending").put("sending_id", 0));
        java.util.concurrent.CompletableFuture.runAsync(() -> updates.accept(succeeded(chat, text)));
        return pending;
    }

    /** The confirmation of a sent message. */
    public static JsonNode succeeded(long chat, String text) {
        return object("updateMessageSendSucceeded").put("old_message_id", TEMPORARY).set("message", message(chat, SENT, text).put("is_outgoing", true));
    }

    private static ObjectNode list(String type, int total, List<JsonNode> messages) {
        ObjectNode list = object(type).put("total_count", total);
        ArrayNode array = list.putArray("messages");
        messages.forEach(array::add);
        return list;
    }

    private static ObjectNode fixture(String name) {
        return (ObjectNode) Json.read(text(name));
    }

    private static String text(String name) {
        try (InputStream in = FakeAccount.class.getResourceAsStream("/telegram/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
