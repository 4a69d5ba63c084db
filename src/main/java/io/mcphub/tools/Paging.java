package io.mcphub.tools;

/** The arguments and the member with which every list pages, word for word. */
public final class Paging {
    /** Describes the argument {@code cursor}. */
    public static final String CURSOR = "next_cursor of the page before";
    /** The longest {@code cursor} that is worth a look. */
    public static final int CURSOR_SIZE = 2000;
    /** Describes the member {@code next_cursor}. */
    public static final String NEXT = "Give it as cursor for the next page; absent when nothing follows";
    /** Describes the member {@code guessed} of lists that take names. */
    public static final String GUESSED = "What names were taken for that are not exactly one; absent if all are";

    private Paging() {}
}
