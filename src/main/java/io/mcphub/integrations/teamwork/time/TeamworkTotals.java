package io.mcphub.integrations.teamwork.time;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import org.jspecify.annotations.Nullable;

/** Sums of time as the tools show them. */
record TeamworkTotals(
        @Description("All logged minutes") int minutes,
        @Description("Of these, billable") int billableMinutes,
        @Description("Of these, not billable") int nonBillableMinutes,
        @Description("Of these, already billed") int billedMinutes,
        @Description("Estimates of the tasks") int estimatedMinutes,
        @Nullable @Description("Logged on the task's subtasks, and not counted above") Integer subtaskMinutes) {
    /** Reads the sums. Throws if the answer has none, so that this does not look like no time. */
    static TeamworkTotals of(JsonNode answer) {
        JsonNode sums = answer.path("time-totals");
        if (!sums.isObject()) {
            throw TeamworkErrors.FAILURES.strange(false, answer);
        }
        Integer below = JsonTree.count(answer.path("subTasks"), "minutes");
        return new TeamworkTotals(
                sums.path("minutes").asInt(),
                sums.path("minutesBillable").asInt(),
                sums.path("minutesNonBillable").asInt(),
                sums.path("minutesBilled").asInt(),
                sums.path("estimatedMinutes").asInt(),
                below == null || below == 0 ? null : below);
    }
}
