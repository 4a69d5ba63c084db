package io.mcphub.audit;

import io.mcphub.platform.HubException;
import io.mcphub.platform.crypto.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;

/**
 * A place in the list of entries, which runs from new to old.
 *
 * @param at when the entry began, in epoch milliseconds
 * @param rank orders entries of the same millisecond. Open calls come first, so that one which ends meanwhile is not skipped
 */
record Position(long at, long rank) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::at).thenComparingLong(Position::rank);
    private static final String PURPOSE = "cursor";
    private static final String PREFIX = "audit.";
    private static final long OPEN = 1L << 62;

    /** The place before everything that began at this moment or earlier. */
    static Position before(long at) {
        return new Position(at, Long.MAX_VALUE);
    }

    static Position of(AuditEventEntity event) {
        return new Position(event.began().toEpochMilli(), event.kind == AuditKind.BEGUN ? OPEN + event.seq : event.seq);
    }

    /** Among open calls of this millisecond, those with a lower sequence number come after this place. */
    long openBelow() {
        return rank >= OPEN ? rank - OPEN : 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** The place as a signed cursor. */
    String sealed(Keys keys) {
        String text = at + "." + rank;
        return base64(text.getBytes(StandardCharsets.UTF_8)) + "." + base64(keys.mac(PURPOSE, PREFIX + text));
    }

    /** The place in a cursor. {@code INVALID_INPUT} if this hub did not issue it. */
    static Position opened(Keys keys, String cursor) {
        try {
            String[] parts = cursor.split("\\.", -1);
            String text = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            if (parts.length == 2 && keys.isMac(PURPOSE, PREFIX + text, Base64.getUrlDecoder().decode(parts[1]))) {
                int dot = text.indexOf('.');
                return new Position(Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
            }
        } catch (IllegalArgumentException notOurs) {
            // Refused below, like a wrong signature. A cursor of an older version has no number at its end.
        }
        throw HubException.invalid("cursor", "The cursor is not one that this hub gave out. Start again without a cursor.");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
