package io.mcphub.audit.reports;

import io.mcphub.audit.AuditRow;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One JSON object a line, the same as in the list of the API. */
final class JsonRows implements RowWriter {
    private final OutputStream out;

    JsonRows(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(List<AuditRow> rows, Map<String, String> addresses) throws IOException {
        for (AuditRow row : rows) {
            out.write(Json.write(row).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        out.flush();
    }

    @Override
    public void close() {
        // Nothing follows the last line.
    }
}
