package io.mcphub.api.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people read of an operation and code does not say; from {@code operations.json} beside this class.
 *
 * @param summary what it does, in a few words
 * @param query parameters of an example
 * @param example a body that it takes
 * @param form a form that it takes
 * @param status of success, where the resource does not tell it
 * @param answer what is in a body that is no JSON, or where a redirect leads
 * @param open whether it takes no login token
 * @param more statuses of refusals that only some operations have, each with its reason
 */
record OperationText(
        String summary,
        @Nullable Map<String, String> query,
        @Nullable JsonNode example,
        @Nullable Map<String, String> form,
        @Nullable Integer status,
        @Nullable String answer,
        boolean open,
        @Nullable Map<String, String> more) {
    /** All of them by {@link RestOperation#name()}. */
    static Map<String, OperationText> all() {
        try (InputStream file = Objects.requireNonNull(OperationText.class.getResourceAsStream("operations.json"))) {
            return Json.mapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example of a query parameter. */
    @Nullable String example(String parameter) {
        return query == null ? null : query.get(parameter);
    }

    /** Refusals besides those that follow from the kind of operation. */
    Map<String, String> refusals() {
        return more == null ? Map.of() : more;
    }
}
