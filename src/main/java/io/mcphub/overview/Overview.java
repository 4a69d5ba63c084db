package io.mcphub.overview;

import io.mcphub.audit.statistics.Busy;
import io.mcphub.audit.statistics.CallsInTime;
import java.util.List;

/**
 * How the hub is; the answer of {@code GET /api/admin/overview}.
 *
 * @param waiting people who wait for an admin
 * @param range {@code day} or {@code week}
 * @param total the calls of this time
 * @param calls the same by hours, the oldest first
 * @param tools the tools that were called most
 * @param people the people who called most; {@code name} is the address, or the id of one who was deleted
 * @param providers each integration with what its provider and people's accounts there are like
 */
public record Overview(long waiting, String range, CallsInTime total, List<CallsInTime> calls, List<Busy> tools, List<Busy> people, List<ProviderState> providers, SystemState system) {
    public Overview {
        calls = List.copyOf(calls);
        tools = List.copyOf(tools);
        people = List.copyOf(people);
        providers = List.copyOf(providers);
    }
}
