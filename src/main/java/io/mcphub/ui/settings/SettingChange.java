package io.mcphub.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mcphub.audit.AuditRow;
import io.mcphub.users.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a setting, from the audit log.
 *
 * @param person who changed it: the address, or the id of somebody who is gone
 * @param before the value before; empty for none, and for a secret
 * @param after the value after; empty for none, and for a secret
 * @param change {@code set} or {@code deleted}
 */
public record SettingChange(Instant time, String person, String setting, String before, String after, String change) {
    static SettingChange of(AuditRow row, @Nullable User person) {
        JsonNode details = row.arguments() == null ? MissingNode.getInstance() : row.arguments();
        return new SettingChange(row.time(), person != null ? person.email() : row.user() == null ? "" : row.user(), details.path("setting").asText(), details.path("before").asText(), details.path("after").asText(), details.path("change").asText());
    }
}
