package io.mcphub.integrations.telegram.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long to wait before the next start: not at all after a long life, otherwise twice as long each time, a minute at most. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONG_LIFE = Duration.ofMinutes(2);

    private Instant lastStart = Instant.MIN;
    private Duration pause = Duration.ZERO;

    /** The time that is left; empty if it may start now. */
    synchronized Optional<Duration> wait(Instant now) {
        return lastStart.equals(Instant.MIN) || !now.isBefore(lastStart.plus(pause)) ? Optional.empty() : Optional.of(Duration.between(now, lastStart.plus(pause)));
    }

    /** It starts now. */
    synchronized void started(Instant now) {
        boolean lived = lastStart.equals(Instant.MIN) || now.isAfter(lastStart.plus(LONG_LIFE));
        Duration doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = lived ? Duration.ZERO : doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        lastStart = now;
    }
}
