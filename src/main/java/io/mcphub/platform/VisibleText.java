package io.mcphub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Makes texts of providers safe to show. The one rule for tools, pages, log lines, the audit log and account labels (Unicode
 * Technical Report 36). Writes characters that change the reading direction, hide text or control a terminal as {@code [U+202E]}.
 * Drops characters that are only invisible. Keeps joiners where a script or an emoji needs them. Never use it on text that is
 * written to a provider.
 */
public final class VisibleText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private VisibleText() {}

    /** The safe text; line breaks and tabs stay. */
    public static String of(String text) {
        return isPlain(text) ? text : shown(text, true);
    }

    /** The safe text on one line: a line break becomes a space. */
    public static String oneLine(String text) {
        return isPlain(text) && text.indexOf('\n') < 0 && text.indexOf('\t') < 0 ? text : shown(text, false).strip();
    }

    /** Whether a name that somebody chose is one line that {@link #oneLine} would not change. */
    public static boolean isOneLine(String text) {
        return oneLine(text).equals(text);
    }

    /** The tree with safe texts and member names; the same object if nothing had to change. */
    public static JsonNode of(JsonNode tree) {
        if (tree.isTextual()) {
            String visible = of(tree.textValue());
            return visible.equals(tree.textValue()) ? tree : TextNode.valueOf(visible);
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(of(element)));
            return copy;
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> copy.set(of(member.getKey()), of(member.getValue())));
            return copy;
        }
        return tree;
    }

    /** A quick test that most texts pass. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\t' || c >= 0x7F && c < 0xA0 || c == 0xAD || c >= 0x34F) {
                return false;
            }
        }
        return true;
    }

    private static String shown(String text, boolean lines) {
        StringBuilder shown = new StringBuilder(text.length());
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            append(shown, previous, c, i < text.length() ? text.codePointAt(i) : -1, lines);
            previous = c;
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int previous, int c, int next, boolean lines) {
        if (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029 || c == 0x85) {
            shown.append(!lines ? ' ' : c == '\t' ? '\t' : '\n');
        } else if (c == '\r') {
            shown.append(next == '\n' ? "" : lines ? "\n" : " ");
        } else if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
            shown.append(joins(previous, next) ? Character.toString(c) : "");
        } else if (isVariationSelector(c)) {
            shown.append(varies(previous) ? Character.toString(c) : "");
        } else if (deceives(c)) {
            shown.append(String.format("[U+%04X]", c));
        } else if (!isInvisible(c)) {
            shown.appendCodePoint(c);
        }
    }

    /** Whether a joiner between these two characters shapes what is seen. */
    private static boolean joins(int previous, int next) {
        return isJoined(previous) && isJoined(next);
    }

    private static boolean isJoined(int c) {
        return c > 0x7F && (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || Character.getType(c) == Character.OTHER_SYMBOL || Character.getType(c) == Character.MODIFIER_SYMBOL || isVariationSelector(c) || c >= 0x1F000 && c <= 0x1FAFF);
    }

    /** Whether a variation selector changes the look of this character: symbols, emoji, the base of a keycap, ideographs. */
    private static boolean varies(int c) {
        int type = Character.getType(c);
        return c >= '0' && c <= '9' || c == '#' || c == '*' || Character.isIdeographic(c) || c > 0x9F
                && (type == Character.OTHER_SYMBOL || type == Character.MATH_SYMBOL || type == Character.MODIFIER_SYMBOL || type == Character.OTHER_PUNCTUATION);
    }

    /** Whether the character changes the direction, controls a terminal or is a lone surrogate. */
    private static boolean deceives(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C
                || c >= 0xE0000 && c <= 0xE007F || c >= 0xFFF9 && c <= 0xFFFB
                || Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean isInvisible(int c) {
        return c == 0xAD || c == 0x34F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c >= 0x180B && c <= 0x180F
                || c == 0x200B || c >= 0x2060 && c <= 0x2065 || c >= 0x206A && c <= 0x206F || c == 0x3164 || c == 0xFEFF || c == 0xFFA0
                || c == 0x2800 || c >= 0x1BCA0 && c <= 0x1BCA3 || c >= 0x1D173 && c <= 0x1D17A || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F;
    }
}
