package io.mcphub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as the API shows it.
 *
 * @param time when it began
 * @param action such as {@code tool.call}
 * @param user the user's id
 * @param client the OAuth client that acted for the user
 * @param token the id of the credential
 * @param via the tool through which this one was called
 * @param status {@code started}, {@code ok}, {@code error}, {@code refused} or {@code interrupted}
 * @param errorClass the kind of problem, such as {@code not_connected}; {@code defect} for a bug in the hub
 * @param arguments the arguments of a call or the details of an event; shortened and without secrets
 * @param result the result of a call; shortened and without secrets
 * @param errorText the sentence that the client was told, if the call failed
 * @param node the node that wrote this
 */
public record AuditRow(
        String id,
        Instant time,
        String action,
        @Nullable String user,
        @Nullable String client,
        @Nullable String token,
        @Nullable String integration,
        @Nullable String tool,
        @Nullable String via,
        @Nullable String effect,
        String status,
        @Nullable Long durationMs,
        @Nullable String errorClass,
        @Nullable String requestId,
        @Nullable JsonNode arguments,
        @Nullable JsonNode result,
        @Nullable String errorText,
        String node) {

    /** Builds the row. The arguments come from outside, because only the begin of a call stores them. */
    static AuditRow of(AuditEventEntity row, @Nullable String request) {
        return new AuditRow(
                row.entryId, row.began(), row.action.wire(), row.userId, row.clientId, row.tokenId, row.integration, row.tool, row.via,
                lower(row.effect), row.status.name().toLowerCase(Locale.ROOT), row.durationMs, lower(row.errorClass), row.requestId,
                parsed(request), parsed(row.response), row.errorText, row.node);
    }

    private static @Nullable String lower(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable JsonNode parsed(@Nullable String json) {
        return json == null ? null : Json.read(json);
    }
}
