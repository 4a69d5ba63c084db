package io.mcphub.connections;

import io.mcphub.platform.HubException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list of connections, which runs from new to old.
 *
 * @param at when the connection before this place was connected
 * @param id its id
 */
public record ConnectionPlace(Instant at, String id) {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})\\.([0-9a-f-]{36})");

    static ConnectionPlace after(ConnectionEntity row) {
        return new ConnectionPlace(row.connectedAt, row.id);
    }

    /** The place of a cursor; null for null. {@code INVALID_INPUT} for a text of another form. */
    static @Nullable ConnectionPlace read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw HubException.invalid("cursor", "The cursor is not one that this hub gave out. Start again without a cursor.");
        }
        return new ConnectionPlace(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
    }

    String cursor() {
        return at.toEpochMilli() + "." + id;
    }
}
