package io.mcphub.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The hub's clock. All code asks this bean for the time, so that a test can move it. */
@ApplicationScoped
public class HubClock {
    private volatile Clock clock = Clock.systemUTC();

    /** Now, in whole milliseconds: the precision that the database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Replaces the clock. For tests only. */
    public void use(Clock replacement) {
        clock = replacement;
    }
}
