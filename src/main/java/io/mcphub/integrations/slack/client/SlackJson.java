package io.mcphub.integrations.slack.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads members in ways that only Slack's answers need. */
public final class SlackJson {
    private SlackJson() {}

    /** A member's text, or an empty text. Jackson's {@code asText} would turn null into the word "null". */
    public static String string(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }

    /** A text without which the answer makes no sense. Throws if it is missing, because then the answer is not Slack's. */
    public static String required(JsonNode node, String member) {
        String value = JsonTree.text(node, member);
        if (value == null) {
            throw SlackErrors.FAILURES.strange(false, node);
        }
        return value;
    }

    /** As {@link #required}, after a write: if it is missing, it is unknown whether the change happened. */
    public static String made(JsonNode node, String member) {
        String value = JsonTree.text(node, member);
        if (value == null) {
            throw SlackErrors.FAILURES.strange(true, node);
        }
        return value;
    }

    /** True or null. False becomes null, so that it is left out of a result. */
    public static @Nullable Boolean yes(JsonNode node, String... members) {
        return JsonTree.flag(node, members) ? true : null;
    }

    /** The moment of seconds since 1970; null for 0, which Slack writes for "never". */
    public static @Nullable Instant seconds(JsonNode node, String member) {
        long value = node.path(member).asLong();
        return value <= 0 || value > 253_402_300_799L ? null : Instant.ofEpochSecond(value);
    }

    /** Slack's next cursor; null on the last page, where Slack's is empty or absent. */
    public static @Nullable String next(JsonNode answer) {
        return JsonTree.text(answer.path("response_metadata"), "next_cursor");
    }
}
