package io.mcphub.integrations.telegram.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a message says: its text, and in brackets what else it is. No kind of message is left out or empty. */
public final class MessageText {
    private MessageText() {}

    /** The kind: {@code photo}, {@code voice_note}, {@code service}; null for a text. */
    static @Nullable String kind(JsonNode content) {
        String type = content.path("@type").asText();
        if (type.equals("messageText") || type.equals("messageAnimatedEmoji") || type.equals("messageRichMessage")) {
            return null;
        }
        return ServiceText.is(content) ? "service" : word(type);
    }

    /** The kind in the words of the library, in snake_case and without {@code message}. */
    private static String word(String type) {
        String bare = type.startsWith("message") ? type.substring("message".length()) : type;
        return bare.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** What one message says. */
    public static String of(JsonNode message, Names names) {
        JsonNode content = message.path("content");
        return switch (content.path("@type").asText()) {
            case "messageText" -> FormattedText.of(content.path("text"));
            case "messageRichMessage" -> FormattedText.rich(content.path("message"));
            case "messageAnimatedEmoji" -> content.path("emoji").asText();
            default -> withCaption(label(message, names), FormattedText.of(content.path("caption")));
        };
    }

    /** What an album says: what is in it, and its caption. */
    static String album(List<JsonNode> messages, Names names) {
        String captions = messages.stream().map(message -> FormattedText.of(message.at("/content/caption"))).filter(caption -> !caption.isBlank()).collect(Collectors.joining("\n"));
        String parts = messages.stream().map(message -> label(message, names)).collect(Collectors.joining(", "));
        return withCaption("album of " + messages.size() + ": " + parts, captions);
    }

    private static String label(JsonNode message, Names names) {
        JsonNode content = message.path("content");
        return MediaText.of(content).or(() -> ServiceText.of(message, names)).orElseGet(() -> word(content.path("@type").asText()).replace('_', ' ')).replaceAll("\\R", " ");
    }

    private static String withCaption(String label, String caption) {
        return "[" + label + "]" + (caption.isBlank() ? "" : " " + caption);
    }
}
