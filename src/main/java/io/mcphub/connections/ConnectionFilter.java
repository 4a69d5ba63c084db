package io.mcphub.connections;

import io.mcphub.platform.HubException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which connections of everybody to list; null accepts every value.
 *
 * @param user a user's id
 * @param integration an integration's id
 * @param health whether the credentials work
 * @param limit connections per page, 1 to 200
 * @param after the place where the page begins; null for the first page
 */
public record ConnectionFilter(@Nullable String user, @Nullable String integration, @Nullable ConnectionStatus health, int limit, @Nullable ConnectionPlace after) {
    public static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /**
     * Reads the filter from texts; a blank one counts as absent. {@code INVALID_INPUT} with its name for a wrong one.
     *
     * @param user a user's id
     * @param health {@code ok} or {@code needs_reconnect}
     * @param limit a number from 1 to 200
     * @param cursor the cursor of the previous page
     */
    public static ConnectionFilter read(@Nullable String user, @Nullable String integration, @Nullable String health, @Nullable String limit, @Nullable String cursor) {
        return new ConnectionFilter(given(user), given(integration), health(given(health)), limit(given(limit)), ConnectionPlace.read(given(cursor)));
    }

    /** The same filter for another person. */
    ConnectionFilter of(@Nullable String userId) {
        return new ConnectionFilter(userId, integration, health, limit, after);
    }

    private static @Nullable ConnectionStatus health(@Nullable String name) {
        return name == null ? null : Arrays.stream(ConnectionStatus.values())
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> HubException.invalid("health", "health is ok or needs_reconnect."));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw HubException.invalid("limit", "limit is a whole number from 1 to " + MAX_LIMIT + ".");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
