package io.mcphub.tools;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a provider's page that an answer shows. Where an answer has no room for the whole page, its cursor names the same page and
 * how many of its rows were shown.
 *
 * @param skip how many rows were shown before
 * @param page the cursor of the page; null for the first page of a list
 * @param cursors makes cursors
 */
public record PageRows(int skip, @Nullable String page, Cursors cursors) {
    private static final String FIRST = "first page";
    private static final Pattern PART = Pattern.compile("([0-9]{1,5})~(.+)");

    /** What a cursor says. */
    public static PageRows of(Cursors cursors, String tool, @Nullable String cursor) {
        Matcher part = PART.matcher(cursor == null ? "" : cursor);
        if (!part.matches()) {
            return new PageRows(0, cursor, cursors);
        }
        String page = part.group(2);
        return new PageRows(Integer.parseInt(part.group(1)), cursors.isOf(FIRST, page) ? null : page, cursors);
    }

    /** The part of a cursor that the hub has sealed. */
    public String sealed(String cursor) {
        Matcher part = PART.matcher(cursor);
        return part.matches() ? part.group(2) : cursor;
    }

    /** The cursor that shows the page from this row on. */
    public String from(String owner, int row) {
        return row + "~" + (page == null ? cursors.seal(owner, FIRST, Map.of()) : page);
    }
}
