package io.mcphub.integrations.telegram.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request to Telegram's library, or an object inside one: its type and fields, exactly as they are sent. */
public final class TelegramRequest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectNode json;
    private String tolerated = "";
    private String target = "";
    private Duration patience = PATIENCE;

    private TelegramRequest(String type) {
        json = JsonNodeFactory.instance.objectNode().put("@type", type);
    }

    /** A request, such as {@code getChat}, or an object inside one, such as {@code formattedText}. */
    public static TelegramRequest of(String type) {
        return new TelegramRequest(type);
    }

    /** Adds a field: a text, a number, a flag, a list, an object or another one of these. Leaves out null. */
    public TelegramRequest with(String name, @Nullable Object value) {
        if (value != null) {
            json.set(name, value instanceof TelegramRequest inner ? inner.json : value instanceof JsonNode node ? node : Json.tree(value));
        }
        return this;
    }

    /** Adds the chat that it is about; previews name it. */
    public TelegramRequest to(TelegramChat chat) {
        target = chat.title() + " (" + chat.id() + ")";
        return with("chat_id", chat.id());
    }

    /** Lets errors pass whose message begins so, such as {@code Not Found}: the answer then is the {@code error}. */
    public TelegramRequest tolerating(String message) {
        tolerated = message;
        return this;
    }

    /** How long to wait for the answer; otherwise 30 seconds. */
    public TelegramRequest within(Duration time) {
        patience = time;
        return this;
    }

    /** The name of the request. */
    public String type() {
        return json.path("@type").asText();
    }

    /** A copy of its JSON. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** The chat that it changes, for a preview. */
    String target() {
        return target;
    }

    boolean tolerates(JsonNode error) {
        return !tolerated.isEmpty() && error.path("message").asText().startsWith(tolerated);
    }

    Duration patience() {
        return patience;
    }
}
