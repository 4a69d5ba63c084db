package io.mcphub.integrations.telegram.text;

/** Shortens texts, but cuts no character in two: many emoji are two units of a string. */
public final class Cut {
    private Cut() {}

    /** The text, or its first {@code max} units and the end that tells of the rest. */
    public static String at(int max, String text, String end) {
        return text.length() <= max ? text : text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max) + end;
    }
}
