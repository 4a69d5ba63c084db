package io.mcphub.audit.reports;

import io.mcphub.audit.AuditRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes entries into a file and keeps none of them. Closing completes the file and leaves the stream below open. */
interface RowWriter extends Closeable {
    /**
     * Appends entries and sends them on their way.
     *
     * @param addresses the people's addresses by id
     */
    void write(List<AuditRow> rows, Map<String, String> addresses) throws IOException;
}
