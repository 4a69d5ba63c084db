package io.mcphub.platform;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids that sort by time (UUIDv7, RFC 9562 section 5.7), for rows that come often: an index of random ids is written all over, an index of
 * these at its end. They are unique, but no secret: whoever knows one can guess near ones.
 */
public final class OrderedId {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM = 0x3FFF_FFFF_FFFF_FFFFL;

    private OrderedId() {}

    /** A new id of this moment. */
    public static String at(Instant now) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = now.toEpochMilli() << 16 | VERSION | random.nextInt(0x1000);
        return new UUID(high, VARIANT | random.nextLong() & RANDOM).toString();
    }
}
