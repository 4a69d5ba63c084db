package io.mcphub.audit.reports;

import io.mcphub.audit.AuditRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook whose rows leave as they come. A sheet holds as many rows as programs take; the next ones stand in another sheet. */
final class XlsxRows implements RowWriter {
    private static final int ROWS_OF_A_SHEET = 1_000_000;
    /** After a frozen title line; characters. */
    private static final int WIDTH = 20;

    private final Workbook workbook;
    private final int most;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxRows(OutputStream out) throws IOException {
        this(out, ROWS_OF_A_SHEET);
    }

    XlsxRows(OutputStream out, int most) throws IOException {
        this.workbook = new Workbook(out, "MCP Hub", "1.0");
        this.most = most;
        this.sheet = next();
    }

    @Override
    public void write(List<AuditRow> rows, Map<String, String> addresses) throws IOException {
        for (AuditRow entry : rows) {
            if (row > most) {
                sheet.finish();
                sheet = next();
            }
            line(AuditTable.cells(entry, addresses));
        }
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    private Worksheet next() {
        row = 0;
        sheet = workbook.newWorksheet("Audit " + ++sheets);
        sheet.freezePane(0, 1);
        for (int column = 0; column < AuditTable.COLUMNS.size(); column++) {
            sheet.width(column, WIDTH);
        }
        line(AuditTable.COLUMNS);
        return sheet;
    }

    /** Texts stand in their cells, not in the workbook's list of texts, which would grow with the file. */
    private void line(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.inlineString(row, column, cells.get(column));
            }
        }
        row++;
    }
}
