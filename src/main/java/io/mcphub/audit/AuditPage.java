package io.mcphub.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log, newest first. It may hold fewer entries than asked for, or none, although more pages follow.
 *
 * @param items the entries
 * @param nextCursor the cursor of the next page; null on the last page
 * @param searchedUntil how far back this page searched, if it stopped before it was full and before the log ended
 */
public record AuditPage(List<AuditRow> items, @JsonInclude @Nullable String nextCursor, @Nullable Instant searchedUntil) {
    public AuditPage {
        items = List.copyOf(items);
    }
}
