package io.mcphub.integrations.teamwork.tasks;

import io.mcphub.platform.HubException;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outcome of one item of a bulk call. */
record BulkOutcome(
        @Description("The item's place, from 0") int index,
        @Description("Whether it worked") boolean ok,
        @Nullable @Description("The task's id") Long taskId,
        @Nullable @Description("The item's own temp_id") String tempId,
        @Nullable @Description("true if an earlier, equal call has created it") Boolean already,
        @Nullable @Description("The day on which it is due now, if one was given") String dueDate,
        @Nullable @Description("The link to the task") String url,
        @Nullable @Description("Why it did not work, and what to do") String error) {

    /** The outcomes of a call. */
    record All(
            @Description("How many items worked") int succeeded,
            @Description("How many did not") int failed,
            @NotNull @Description("Each item, in its order") List<BulkOutcome> results,
            @Nullable @Description("The task of each temp_id") Map<String, Long> tempIds) {}

    static BulkOutcome done(int index, long task, @Nullable String tempId, boolean already, @Nullable String dueDate, String site) {
        return new BulkOutcome(index, true, task, tempId, already ? true : null, dueDate, site + "/app/tasks/" + task, null);
    }

    static BulkOutcome failed(int index, @Nullable String tempId, HubException why) {
        String wait = why.retryAfter().map(d -> " Retry in " + Math.max(1, d.toSeconds()) + " seconds.").orElse("");
        return new BulkOutcome(index, false, null, tempId, null, null, null, why.publicDetail() + wait);
    }

    /**
     * The result with all outcomes. Throws if not one item worked.
     *
     * @param outcomes the outcomes in order
     * @param first the first failure
     */
    static All all(List<BulkOutcome> outcomes, HubException first) {
        List<BulkOutcome> good = outcomes.stream().filter(BulkOutcome::ok).toList();
        if (good.isEmpty()) {
            String reasons = outcomes.stream().map(o -> o.index() + ": " + o.error()).collect(Collectors.joining(" "));
            throw HubException.of(first.problem(), "None of the items worked. " + reasons);
        }
        Map<String, Long> temp = good.stream().filter(o -> o.tempId() != null).collect(Collectors.toMap(BulkOutcome::tempId, BulkOutcome::taskId, (a, b) -> b));
        return new All(good.size(), (int) outcomes.stream().filter(Predicate.not(BulkOutcome::ok)).count(), outcomes, temp.isEmpty() ? null : temp);
    }
}
