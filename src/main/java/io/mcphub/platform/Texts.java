package io.mcphub.platform;

/** Checks short texts from people, so that they cannot break a log line, a header or a page, or look like another text. */
public final class Texts {
    private Texts() {}

    /** Whether the text is one line that {@link VisibleText} shows as it is: without control, direction and invisible characters. */
    public static boolean isOneLine(String text) {
        return VisibleText.oneLine(text).strip().equals(text.strip());
    }
}
