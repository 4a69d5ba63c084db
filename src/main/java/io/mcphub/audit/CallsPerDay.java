package io.mcphub.audit;

import java.time.LocalDate;

/**
 * The tool calls of one day.
 *
 * @param day the day, in the zone that was asked for
 * @param ok calls that worked
 * @param failed calls that failed, were refused or were interrupted
 */
public record CallsPerDay(LocalDate day, long ok, long failed) {
    CallsPerDay plus(boolean worked, long count) {
        return worked ? new CallsPerDay(day, ok + count, failed) : new CallsPerDay(day, ok, failed + count);
    }
}
