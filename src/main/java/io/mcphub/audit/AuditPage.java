package io.mcphub.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log, newest first.
 *
 * @param nextCursor what to send for the next page; absent on the last
 * @param total how many entries the filter matches on all pages
 */
public record AuditPage(List<AuditRow> items, @Nullable String nextCursor, long total) {
    public AuditPage {
        items = List.copyOf(items);
    }
}
