package io.mcphub.upstream;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.nodes.LiveNodes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** The real {@code Upstream}, except that it does not wait: it records each pause and moves the clock forward. */
public final class QuickUpstream {
    private QuickUpstream() {}

    public static Upstream of(HubClock clock, List<Duration> pauses) {
        Upstream upstream = new Upstream();
        upstream.clock = clock;
        upstream.nodes = new LiveNodes();
        upstream.pause = duration -> {
            pauses.add(duration);
            clock.use(Clock.fixed(clock.now().plus(duration), ZoneOffset.UTC));
        };
        return upstream;
    }
}
