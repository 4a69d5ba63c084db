package io.mcphub.integrations.teamwork;

import io.mcphub.upstream.ApiRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which tasks. Lists are comma-joined, days are {@code YYYY-MM-DD}; absent members are not sent. */
final class TaskQuery {
    /** Assignees; {@code assignedToUserIds} is the name for time entries and does nothing here. */
    @Nullable String assignees;

    @Nullable String ids;

    @Nullable String filter;

    @Nullable String dueAfter;

    @Nullable String dueBefore;

    @Nullable Boolean completed;

    /** A list whose tasks are all done is done itself, and its tasks are hidden by a switch of their own. */
    @Nullable Boolean completedLists;

    /** Without it there are no predecessors in the answer. */
    @Nullable Boolean related;

    @Nullable String createdAfter;

    @Nullable Boolean undated;

    /** Those that are done too, or only the others. */
    void completed(boolean included) {
        completed = included;
        completedLists = included ? true : null;
    }

    /** Due between two days, both included. Whether Teamwork counts the days themselves is not documented, so one more is asked for. */
    void due(@Nullable LocalDate from, @Nullable LocalDate to) {
        dueAfter = from == null ? null : from.minusDays(1).toString();
        dueBefore = to == null ? null : to.plusDays(1).toString();
        undated = from == null && to == null ? null : false;
    }

    /** The request with this in its query. */
    ApiRequest on(ApiRequest request) {
        return request
                .with("responsiblePartyIds", assignees)
                .with("ids", ids)
                .with("taskFilter", filter)
                .with("dueAfter", dueAfter)
                .with("dueBefore", dueBefore)
                .with("includeCompletedTasks", completed)
                .with("showCompletedLists", completedLists)
                .with("includeRelatedTasks", related)
                .with("createdAfter", createdAfter)
                .with("includeTasksWithoutDueDates", undated);
    }
}
