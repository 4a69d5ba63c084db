package io.mcphub.platform;

import java.util.regex.Pattern;

/** What texts of people may hold, so that they cannot break a line of a log, a header or a page. */
public final class Texts {
    /** Controls, line and paragraph separators, overrides of the reading direction, halves of characters. */
    private static final Pattern TRICKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]");

    private Texts() {}

    /** Whether the text is one line of visible characters and blanks. */
    public static boolean isOneLine(String text) {
        return !TRICKS.matcher(text).find();
    }
}
