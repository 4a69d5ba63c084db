package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Keeps an answer within the tokens that its caller has for it. A list ends at a whole row, with a cursor; one long text ends with the
 * way to read on. An answer that is sent as text and as structured content counts twice.
 */
final class AnswerBudget {
    static final int DEFAULT_TOKENS = 6_000;
    static final int LEAST_TOKENS = 500;
    static final int MOST_TOKENS = 25_000;

    /** The member that says what was cut. */
    static final String CUT = "cut";

    private static final int CHARACTERS = 4;
    /** Room for the words about what was cut. */
    private static final int NOTE = 250;
    private static final int SHORT = 1_000;

    private final int characters;
    private final int offset;

    /** @param copies how often the client gets the answer: as text, and as structured content */
    AnswerBudget(FrameworkArguments asked, int copies) {
        this.characters = asked.maxTokens() * CHARACTERS / copies;
        this.offset = asked.textOffset();
    }

    /**
     * Ends the list where it no longer fits.
     *
     * @param skip how many rows the caller has already seen
     * @param next the cursor of the page that leaves out so many rows
     */
    void fitRows(ObjectNode output, String rows, int skip, IntFunction<String> next) {
        ArrayNode all = (ArrayNode) output.get(rows);
        for (int i = 0; i < skip && !all.isEmpty(); i++) {
            all.remove(0);
        }
        int room = characters - NOTE - length(output) + length(all);
        int shown = 0;
        while (shown < all.size() && (shown == 0 || room >= length(all.get(shown)))) {
            room -= length(all.get(shown++)) + 1;
        }
        if (shown < all.size() && length(output) > characters) {
            while (all.size() > shown) {
                all.remove(all.size() - 1);
            }
            output.put("next_cursor", next.apply(skip + shown));
        }
    }

    /** Shows the longest text from the offset on, and ends it where it no longer fits. */
    void fitText(ObjectNode output) {
        if (length(output) <= characters && offset == 0) {
            return;
        }
        longest(output, "").filter(text -> text.value().length() > SHORT).ifPresent(text -> {
            String value = text.value();
            int from = Math.min(offset, value.length());
            int over = Math.max(0, length(output) - from + NOTE - characters);
            int to = whole(value, Math.max(from + SHORT, value.length() - over));
            if (from > 0 || to < value.length()) {
                text.holder().put(text.name(), value.substring(whole(value, from), to));
                note(output.putObject(CUT), text.path(), from, to, value.length());
            }
        });
    }

    private static void note(ObjectNode cut, String path, int from, int to, int length) {
        cut.put("text", path).put("from", from).put("to", to).put("of", length);
        if (to < length) {
            cut.put("read_on", "Repeat the call with text_offset: " + to + ".");
        }
    }

    /** A place between whole characters. */
    private static int whole(String text, int place) {
        int end = Math.min(place, text.length());
        return end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private record Text(ObjectNode holder, String name, String path, String value) {}

    private static Optional<Text> longest(JsonNode node, String path) {
        Optional<Text> best = Optional.empty();
        if (node instanceof ObjectNode object) {
            for (var member : object.properties()) {
                String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                best = longer(best, member.getValue().isTextual() ? Optional.of(new Text(object, member.getKey(), name, member.getValue().textValue())) : longest(member.getValue(), name));
            }
        } else {
            for (JsonNode element : node) {
                best = longer(best, longest(element, path));
            }
        }
        return best;
    }

    private static Optional<Text> longer(Optional<Text> left, Optional<Text> right) {
        return left.isEmpty() || right.isPresent() && right.get().value().length() > left.get().value().length() ? right : left;
    }

    private static int length(JsonNode node) {
        return Json.write(node).length();
    }
}
