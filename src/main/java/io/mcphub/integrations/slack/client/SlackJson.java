package io.mcphub.integrations.slack.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what only Slack's answers have. */
public final class SlackJson {
    private SlackJson() {}

    /** A member's text, empty if there is none; Jackson's own {@code asText} makes the word "null" of null. */
    public static String string(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }

    /** A text that must be there for the answer to make sense; without it the answer is not Slack's. */
    public static String required(JsonNode node, String member) {
        String value = JsonTree.text(node, member);
        if (value == null) {
            throw SlackErrors.FAILURES.strange(false, node);
        }
        return value;
    }

    /** As {@link #required}, of something that was changed: without it nobody knows whether it was. */
    public static String made(JsonNode node, String member) {
        String value = JsonTree.text(node, member);
        if (value == null) {
            throw SlackErrors.FAILURES.strange(true, node);
        }
        return value;
    }

    /** True, or null: what is false is not worth a reader's attention. */
    public static @Nullable Boolean yes(JsonNode node, String... members) {
        return JsonTree.flag(node, members) ? true : null;
    }

    /** Seconds since 1970; Slack writes 0 for never. */
    public static @Nullable Instant seconds(JsonNode node, String member) {
        long value = node.path(member).asLong();
        return value <= 0 || value > 253_402_300_799L ? null : Instant.ofEpochSecond(value);
    }

    /** Slack's next cursor; an empty or absent one means the last page. */
    public static @Nullable String next(JsonNode answer) {
        return JsonTree.text(answer.path("response_metadata"), "next_cursor");
    }
}
