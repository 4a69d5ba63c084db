package io.mcphub.audit.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.audit.AuditRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry as a line of a spreadsheet. */
final class AuditTable {
    static final List<String> COLUMNS = List.of(
            "time", "user", "email", "action", "integration", "tool", "via", "effect", "status", "duration_ms", "client", "token", "error_class", "error_text",
            "arguments", "result", "request_id", "node", "id");

    /** How a text begins that a spreadsheet would run as a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private AuditTable() {}

    /** The cells of an entry in the order of the columns; an absent value is empty. */
    static List<String> cells(AuditRow row, Map<String, String> addresses) {
        @Nullable Object[] cells = {
            row.time(), row.user(), row.user() == null ? null : addresses.get(row.user()), row.action(), row.integration(), row.tool(), row.via(), row.effect(), row.status(),
            row.durationMs(), row.client(), row.token(), row.errorClass(), row.errorText(), json(row.arguments()), json(row.result()), row.requestId(), row.node(), row.id()};
        return Arrays.stream(cells).map(cell -> defused(Objects.toString(cell, ""))).toList();
    }

    /** The text, with an apostrophe before what a spreadsheet would run. */
    static String defused(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static @Nullable String json(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }
}
