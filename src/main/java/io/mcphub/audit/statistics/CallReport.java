package io.mcphub.audit.statistics;

import java.util.List;

/**
 * What the calls of a time add up to.
 *
 * @param total all of them
 * @param steps the same by hours, the oldest first
 * @param tools the tools that were called most
 * @param people the people who called most
 */
public record CallReport(CallsInTime total, List<CallsInTime> steps, List<Busy> tools, List<Busy> people) {
    public CallReport {
        steps = List.copyOf(steps);
        tools = List.copyOf(tools);
        people = List.copyOf(people);
    }
}
