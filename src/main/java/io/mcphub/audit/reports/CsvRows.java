package io.mcphub.audit.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.mcphub.audit.AuditRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Comma-separated values with a line of names (RFC 4180), in UTF-8. */
final class CsvRows implements RowWriter {
    private static final CsvMapper CSV = CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

    private final SequenceWriter lines;

    CsvRows(OutputStream out) throws IOException {
        CsvSchema.Builder columns = CsvSchema.builder();
        AuditTable.COLUMNS.forEach(columns::addColumn);
        lines = CSV.writer(columns.build().withLineSeparator("\r\n")).writeValues(out);
        lines.write(AuditTable.COLUMNS);
    }

    @Override
    public void write(List<AuditRow> rows, Map<String, String> addresses) throws IOException {
        for (AuditRow row : rows) {
            lines.write(AuditTable.cells(row, addresses));
        }
        lines.flush();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
