package io.mcphub.platform;

import java.util.regex.Pattern;

/** Checks short texts from people, so that they cannot break a log line, a header or a page. */
public final class Texts {
    /** Control characters, line and paragraph separators, characters that change the reading direction, lone surrogates. */
    private static final Pattern TRICKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]");

    private Texts() {}

    /** Whether the text is one line without control and direction characters. */
    public static boolean isOneLine(String text) {
        return !TRICKS.matcher(text).find();
    }
}
