package io.mcphub.audit;

import io.mcphub.platform.HubException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log to list; null accepts every value.
 *
 * @param user a user's id
 * @param client an OAuth client's id
 * @param effect READ, WRITE or DESTRUCTIVE
 * @param from no earlier than this
 * @param to no later than this
 * @param text must occur in a name (of tool, integration or action), in the client or in the error text; ASCII letters match in
 * either case
 * @param limit entries per page, 1 to 200
 * @param cursor the previous page's cursor
 */
public record AuditFilter(
        @Nullable String user,
        @Nullable String client,
        @Nullable String integration,
        @Nullable String tool,
        @Nullable String effect,
        @Nullable AuditStatus status,
        @Nullable AuditAction action,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text,
        int limit,
        @Nullable String cursor) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;
    private static final int LONGEST_TEXT = 100;
    private static final Set<String> EFFECTS = Set.of("READ", "WRITE", "DESTRUCTIVE");

    /** A filter that accepts every entry of every user. */
    public static AuditFilter all() {
        return new AuditFilter(null, null, null, null, null, null, null, null, null, null, DEFAULT_LIMIT, null);
    }

    /** The same filter, restricted to one user. */
    public AuditFilter of(String userId) {
        return new AuditFilter(userId, client, integration, tool, effect, status, action, from, to, text, limit, cursor);
    }

    /** The same filter with another page size and place. */
    public AuditFilter page(int size, @Nullable String place) {
        return new AuditFilter(user, client, integration, tool, effect, status, action, from, to, text, size, place);
    }

    /** The status with this name in the API; null for null. {@code INVALID_INPUT} if there is none. */
    public static @Nullable AuditStatus status(@Nullable String name) {
        return blank(name) ? null : Arrays.stream(AuditStatus.values())
                .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> HubException.invalid("status", "status is one of started, ok, error, refused, interrupted."));
    }

    /** The action with this name in the API; null for null. {@code INVALID_INPUT} if there is none. */
    public static @Nullable AuditAction action(@Nullable String name) {
        return blank(name) ? null : Arrays.stream(AuditAction.values())
                .filter(a -> a.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> HubException.invalid("action", "This action does not exist. An example of one is tool.call."));
    }

    /** The effect with this name in the API; null for null. {@code INVALID_INPUT} if there is none. */
    public static @Nullable String effect(@Nullable String name) {
        if (blank(name)) {
            return null;
        }
        String effect = name.toUpperCase(Locale.ROOT);
        if (!EFFECTS.contains(effect) || effect.equals(name)) {
            throw HubException.invalid("effect", "effect is one of read, write, destructive.");
        }
        return effect;
    }

    /**
     * A text to search for; null if absent. {@code INVALID_INPUT} if it is too long or has control characters: the log has none, and
     * a database may end a text at NUL.
     */
    public static @Nullable String text(@Nullable String text) {
        if (blank(text)) {
            return null;
        }
        if (text.strip().length() > LONGEST_TEXT) {
            throw HubException.invalid("q", "q has " + LONGEST_TEXT + " characters at most.");
        }
        if (text.strip().chars().anyMatch(Character::isISOControl)) {
            throw HubException.invalid("q", "q has a control character. Leave it out.");
        }
        return text.strip();
    }

    /** The start of a range: an ISO 8601 instant, or a date, which means its first moment in UTC. {@code INVALID_INPUT} otherwise. */
    public static @Nullable Instant from(@Nullable String text) {
        return blank(text) ? null : instant("from", text, 0);
    }

    /**
     * The end of a range, inclusive: an ISO 8601 instant, or a date, which means its last moment in UTC. {@code INVALID_INPUT}
     * otherwise.
     */
    public static @Nullable Instant to(@Nullable String text) {
        return blank(text) ? null : instant("to", text, 1);
    }

    /** The page size as a number. {@code INVALID_INPUT} if it is not one or out of range. */
    public static int limit(@Nullable String text) {
        if (blank(text)) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw HubException.invalid("limit", "limit is a whole number from 1 to " + MAX_LIMIT + ".");
        }
        return Integer.parseInt(text);
    }

    private static Instant instant(String field, String text, int daysAfter) {
        try {
            if (text.length() > 10) {
                // Converts to milliseconds, which fails here for a year that the database cannot hold.
                return Instant.ofEpochMilli(OffsetDateTime.parse(text).toInstant().toEpochMilli());
            }
            Instant day = LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(ZoneOffset.UTC).toInstant();
            return daysAfter == 0 ? day : day.minusMillis(1);
        } catch (DateTimeException | ArithmeticException e) {
            throw HubException.invalid(field, field + " is an ISO 8601 date or time, such as 2026-11-25 or 2026-11-25T08:00:00Z.");
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
