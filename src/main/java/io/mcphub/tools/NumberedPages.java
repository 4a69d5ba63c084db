package io.mcphub.tools;

import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cursors for providers that number their pages. The page size is part of the cursor, because pages of another size begin elsewhere. */
@ApplicationScoped
public class NumberedPages {
    /** A plain page number, which old prompts send as a cursor. */
    private static final Pattern NUMBER = Pattern.compile("\\s*[1-9][0-9]{0,4}\\s*");

    @Inject
    Cursors cursors;

    /**
     * One page of a list.
     *
     * @param number its number, from 1
     * @param size how many elements a page has
     */
    public record Page(int number, int size) {}

    /**
     * The page to fetch; the first without a cursor.
     *
     * @param owner whose list it is, such as a connection's id
     * @param list which list, such as the tool's name
     * @param size elements per page, unless the cursor has its own
     * @throws HubException {@code INVALID_INPUT} if the cursor is neither a page number nor one of this list
     */
    public Page open(String owner, String list, @Nullable String cursor, int size) {
        if (isNumber(cursor)) {
            return new Page(Integer.parseInt(cursor.strip()), size);
        }
        Page page = cursors.open(owner, list, cursor, Page.class);
        return page == null ? new Page(1, size) : page;
    }

    /** The cursor of the page after this one. */
    public String after(String owner, String list, Page page) {
        return cursors.seal(owner, list, new Page(page.number() + 1, page.size()));
    }

    /** Whether a cursor is a plain page number, as in old prompts. */
    public static boolean isNumber(@Nullable String cursor) {
        return cursor != null && NUMBER.matcher(cursor).matches();
    }
}
