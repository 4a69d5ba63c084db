package io.mcphub.ui;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the query of {@code /connections} says happened. Nothing of the query itself reaches the page: only known words choose a text.
 *
 * @param key the end of a key in {@code messages.properties}; empty if there is nothing to say
 * @param integration the name of the integration it is about, or empty
 * @param good whether it went well
 */
public record Notice(String key, String integration, boolean good) {
    /** What the connect flow says, and the text for it. */
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

    /** The parameters that name an integration with which something went well. */
    private static final List<String> DONE = List.of("connected", "disconnected", "saved");

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

    /** What the connect flow says about a failure. */
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
