package io.mcphub.platform;

/** Shortens texts, but cuts no character in two: many emoji are two units of a string. */
public final class WholeCharacters {
    private WholeCharacters() {}

    /** Where a text may end that has at most {@code most} units: there, at its end, or one before. */
    public static int end(String text, int most) {
        int end = Math.min(most, text.length());
        return end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    /** The text, or its beginning with at most {@code most} units. */
    public static String cut(String text, int most) {
        return text.substring(0, end(text, most));
    }

    /** The same with a mark behind what was cut. */
    public static String cut(String text, int most, String mark) {
        return text.length() <= most ? text : cut(text, most) + mark;
    }
}
