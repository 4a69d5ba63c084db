package io.mcphub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * The character U+0000, which one database stores in a text and another does not. So that nobody meets the difference, every door refuses
 * a text of a client that has one; in a text of a provider {@link VisibleText} replaces it.
 */
public final class Nul {
    /** What a door says of it. */
    public static final String REFUSAL = "A text has the character U+0000, which no text may have here. Leave it out.";

    private Nul() {}

    /** Whether the text has one. */
    public static boolean in(String text) {
        return text.indexOf('\0') >= 0;
    }

    /** Whether a text or a member's name in the tree has one. */
    public static boolean in(JsonNode tree) {
        return tree.isTextual() ? in(tree.textValue()) : member(tree).isPresent();
    }

    /** The first member of the tree that has one in its name or value; an empty name for an element of a list. */
    public static Optional<String> member(JsonNode tree) {
        if (tree.isObject()) {
            return tree.properties().stream().filter(member -> in(member.getKey()) || in(member.getValue())).map(Map.Entry::getKey).findFirst();
        }
        for (JsonNode element : tree) {
            if (in(element)) {
                return Optional.of("");
            }
        }
        return Optional.empty();
    }
}
