package io.mcphub.ui.connecting;

import io.mcphub.access.Receipt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The message about what was just done, from a receipt of the hub.
 *
 * @param key the end of a key in {@code messages.properties}; empty without a message
 * @param integration the integration's name, or empty
 * @param good whether it is good news
 */
public record Notice(String key, String integration, boolean good) {
    /** Maps error codes of the connect flow to texts. */
    private static final Map<String, String> ERRORS = Map.of(
            "not_configured", "not_configured",
            "https_required", "https_required",
            "access_denied", "access_denied",
            "state", "state",
            "ended", "ended",
            "invalid_state", "state",
            "upstream", "upstream",
            "provider_error", "upstream",
            "upstream_refused", "upstream_refused",
            "upstream_unavailable", "upstream");

    private static final Notice NOTHING = new Notice("", "", true);

    /** What receipts say of a success; they name the integration. */
    private static final List<String> DONE = List.of("connected", "disconnected", "untold", "saved");

    static Notice of(Optional<Receipt> receipt, List<IntegrationRow> rows) {
        return receipt.map(done -> of(done, rows)).orElse(NOTHING);
    }

    private static Notice of(Receipt done, List<IntegrationRow> rows) {
        if (done.what().equals("error")) {
            return failed(done.about());
        }
        String name = name(done.about(), rows);
        return DONE.contains(done.what()) && !name.isEmpty() ? new Notice(done.what(), name, true) : NOTHING;
    }

    /** The message for an error code of the connect flow. */
    static Notice failed(String error) {
        return new Notice("error." + ERRORS.getOrDefault(error, "other"), "", false);
    }

    private static String name(String id, List<IntegrationRow> rows) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().map(IntegrationRow::name).orElse("");
    }

    public boolean present() {
        return !key.isEmpty();
    }
}
