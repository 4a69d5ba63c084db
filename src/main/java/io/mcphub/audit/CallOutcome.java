package io.mcphub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How a tool call ended.
 *
 * @param status OK, ERROR or REFUSED
 * @param integration the tool's integration; null keeps what the call began with
 * @param tool the canonical name; null keeps the name that the call began with
 * @param effect READ, WRITE or DESTRUCTIVE; null keeps what the call began with
 * @param errorClass a {@code Problem} name or {@code defect}; null if it worked
 * @param errorText the sentence that the client was told; null if it worked, or if there was none
 * @param result the result, to be summarised; null if there is none
 */
public record CallOutcome(
        AuditStatus status,
        @Nullable String integration,
        @Nullable String tool,
        @Nullable String effect,
        @Nullable String errorClass,
        @Nullable String errorText,
        @Nullable JsonNode result) {

    /** An outcome without an error text. */
    public CallOutcome(
            AuditStatus status, @Nullable String integration, @Nullable String tool, @Nullable String effect, @Nullable String errorClass, @Nullable JsonNode result) {
        this(status, integration, tool, effect, errorClass, null, result);
    }
}
