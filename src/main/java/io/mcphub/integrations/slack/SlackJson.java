package io.mcphub.integrations.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads Slack's answers: a member that is absent, null, empty or of another type is simply not there. */
final class SlackJson {
    private SlackJson() {}

    /** The first of the members that holds a text that is not blank. */
    static @Nullable String text(JsonNode node, String... members) {
        for (String member : members) {
            JsonNode value = node.path(member);
            if ((value.isTextual() || value.isIntegralNumber()) && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return null;
    }

    /** A member's text, empty if there is none; Jackson's own {@code asText} makes the word "null" of null. */
    static String string(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }

    /** A text that must be there for the answer to make sense; without it the answer is not Slack's. */
    static String required(JsonNode node, String member) {
        String value = text(node, member);
        if (value == null) {
            throw SlackErrors.broken(false, null);
        }
        return value;
    }

    /** As {@link #required}, of something that was changed: without it nobody knows whether it was. */
    static String made(JsonNode node, String member) {
        String value = text(node, member);
        if (value == null) {
            throw SlackErrors.broken(true, null);
        }
        return value;
    }

    /** True, or null: what is false is not worth a reader's attention. */
    static @Nullable Boolean yes(JsonNode node, String... members) {
        for (String member : members) {
            if (node.path(member).asBoolean()) {
                return true;
            }
        }
        return null;
    }

    static @Nullable Integer count(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isIntegralNumber() && value.canConvertToInt() ? value.asInt() : null;
    }

    /** Seconds since 1970; Slack writes 0 for never. */
    static @Nullable Instant seconds(JsonNode node, String member) {
        long value = node.path(member).asLong();
        return value <= 0 || value > 253_402_300_799L ? null : Instant.ofEpochSecond(value);
    }

    /** The elements of an array; none if there is no array. */
    static List<JsonNode> list(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false).toList() : List.of();
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return list(array).stream().map(element).toList();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(e -> {
            if (e.isTextual()) {
                texts.add(e.asText());
            }
        });
        return texts;
    }

    /** Slack's next cursor; an empty or absent one means the last page. */
    static @Nullable String next(JsonNode answer) {
        return text(answer.path("response_metadata"), "next_cursor");
    }
}
