package io.mcphub.upstream;

import io.mcphub.platform.HubClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** The gate as it is, except that nobody waits: a pause is written down, and the clock is put forward by it. */
public final class QuickUpstream {
    private QuickUpstream() {}

    public static Upstream of(HubClock clock, List<Duration> pauses) {
        Upstream upstream = new Upstream();
        upstream.clock = clock;
        upstream.pause = duration -> {
            pauses.add(duration);
            clock.use(Clock.fixed(clock.now().plus(duration), ZoneOffset.UTC));
        };
        return upstream;
    }
}
