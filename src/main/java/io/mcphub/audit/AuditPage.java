package io.mcphub.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log, newest first.
 *
 * @param nextCursor what to send for the next page; null on the last
 * @param total how many entries the filter matches on all pages
 */
public record AuditPage(List<AuditRow> items, @JsonInclude @Nullable String nextCursor, long total) {
    public AuditPage {
        items = List.copyOf(items);
    }
}
