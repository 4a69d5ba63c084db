package io.mcphub.integrations.telegram.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.util.Comparator;
import java.util.List;

/** Reads Telegram's texts. What a reader would not see otherwise, such as the address behind a word, is written behind it. */
final class FormattedText {
    private FormattedText() {}

    /** The text of a {@code formattedText}; empty if there is none. */
    static String of(JsonNode formatted) {
        StringBuilder text = new StringBuilder(formatted.path("text").asText());
        List<JsonNode> links = JsonTree.list(formatted.path("entities")).stream()
                .filter(entity -> entity.at("/type/@type").asText().equals("textEntityTypeTextUrl"))
                .sorted(Comparator.comparingInt((JsonNode entity) -> entity.path("offset").asInt()).reversed())
                .toList();
        for (JsonNode link : links) {
            int end = link.path("offset").asInt() + link.path("length").asInt();
            if (end >= 0 && end <= text.length()) {
                text.insert(end, " (" + link.at("/type/url").asText() + ")");
            }
        }
        return text.toString();
    }

    /** The plain text in the blocks of a {@code richMessage}, a block a line. */
    static String rich(JsonNode message) {
        StringBuilder text = new StringBuilder();
        JsonTree.list(message.path("blocks")).forEach(block -> {
            StringBuilder line = new StringBuilder();
            plain(block, line);
            text.append(text.isEmpty() || line.isEmpty() ? "" : "\n").append(line);
        });
        return text.toString();
    }

    private static void plain(JsonNode node, StringBuilder text) {
        if (node.path("@type").asText().equals("richTextPlain")) {
            text.append(node.path("text").asText());
        } else {
            node.forEach(inner -> plain(inner, text));
        }
    }
}
