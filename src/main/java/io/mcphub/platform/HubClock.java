package io.mcphub.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The hub's clock. Everything that asks what time it is asks here, so that a test can move it. */
@ApplicationScoped
public class HubClock {
    private volatile Clock clock = Clock.systemUTC();

    /** Now, in whole milliseconds: the precision that the database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** For tests: every later {@link #now()} reads this clock. */
    public void use(Clock replacement) {
        clock = replacement;
    }
}
