package io.mcphub.upstream;

import io.mcphub.platform.HubClock;
import java.time.Duration;
import java.util.List;

/** The gate as it is, except that nobody waits: pauses are written down. */
public final class QuickUpstream {
    private QuickUpstream() {}

    public static Upstream of(HubClock clock, List<Duration> pauses) {
        Upstream upstream = new Upstream();
        upstream.clock = clock;
        upstream.pause = pauses::add;
        return upstream;
    }
}
