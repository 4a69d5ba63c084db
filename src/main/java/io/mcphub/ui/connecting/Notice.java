package io.mcphub.ui.connecting;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The message that the query of {@code /connections} asks for. Only known words choose a text; nothing else of the query reaches
 * the page.
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

    /** Query parameters that name an integration and report a success. */
    private static final List<String> DONE = List.of("connected", "disconnected", "untold", "saved");

    static Notice of(UnaryOperator<@Nullable String> parameter, List<IntegrationRow> rows) {
        String error = parameter.apply("error");
        if (error != null) {
            return failed(error);
        }
        return DONE.stream()
                .map(key -> new Notice(key, name(parameter.apply(key), rows), true))
                .filter(notice -> !notice.integration().isEmpty())
                .findFirst()
                .orElse(new Notice("", "", true));
    }

    /** The message for an error code of the connect flow. */
    static Notice failed(String error) {
        return new Notice("error." + ERRORS.getOrDefault(error, "other"), "", false);
    }

    private static String name(@Nullable String id, List<IntegrationRow> rows) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().map(IntegrationRow::name).orElse("");
    }

    public boolean present() {
        return !key.isEmpty();
    }
}
