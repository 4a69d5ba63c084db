package io.mcphub.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log, newest first. A page may hold fewer entries than asked for, or none, and still have a next one.
 *
 * @param nextCursor what to send for the next page; null on the last
 * @param searchedUntil how far back this page looked, if it stopped before it was full or the log was over
 */
public record AuditPage(List<AuditRow> items, @JsonInclude @Nullable String nextCursor, @Nullable Instant searchedUntil) {
    public AuditPage {
        items = List.copyOf(items);
    }
}
