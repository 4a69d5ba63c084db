package io.mcphub.tools;

import java.util.List;

/**
 * A result that is mainly a list. Its tool shows the argument {@code format} without declaring it: {@code json}, {@code csv}
 * or {@code markdown} for the text block; the structured content is always whole. Other tools understand {@code format} too,
 * without showing it: one thing is lines in Markdown and JSON otherwise.
 *
 * @param <T> a record: one row
 */
public interface Rows<T> {
    /** The list; one of the record's own components. */
    List<T> rows();
}
