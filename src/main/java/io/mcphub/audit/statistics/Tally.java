package io.mcphub.audit.statistics;

import io.mcphub.audit.AuditStatus;
import java.time.Instant;

/** Adds calls up. */
final class Tally {
    private final Durations durations = new Durations();
    private long ok;
    private long failed;

    void add(String status, long durationClass, long calls) {
        if (status.equals(AuditStatus.OK.name())) {
            ok += calls;
        } else {
            failed += calls;
        }
        durations.add(durationClass, calls);
    }

    CallsInTime since(Instant from) {
        return new CallsInTime(from, ok, failed, durations.within(50), durations.within(95));
    }
}
