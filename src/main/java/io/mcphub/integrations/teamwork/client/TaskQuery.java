package io.mcphub.integrations.teamwork.client;

import io.mcphub.upstream.ApiRequest;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which tasks. Lists are comma-joined, days are {@code YYYY-MM-DD}; absent members are not sent. */
public final class TaskQuery {
    private @Nullable String assignees;
    private @Nullable String ids;
    private @Nullable String filter;
    private @Nullable String dueAfter;
    private @Nullable String dueBefore;
    private @Nullable Boolean completed;
    private @Nullable Boolean completedLists;
    private @Nullable Boolean related;
    private @Nullable String createdAfter;
    private @Nullable Boolean undated;

    /** Assignees; {@code assignedToUserIds} is the name for time entries and does nothing here. */
    public TaskQuery assignees(@Nullable String userIds) {
        assignees = userIds;
        return this;
    }

    public TaskQuery ids(String taskIds) {
        ids = taskIds;
        return this;
    }

    /** Those that are done too, or only the others. A list whose tasks are all done is done itself, and hidden by a switch of its own. */
    public TaskQuery completed(boolean included) {
        completed = included;
        completedLists = included ? true : null;
        return this;
    }

    /** Of those that are done too, only these. */
    public TaskQuery onlyCompleted() {
        filter = "completed";
        return completed(true);
    }

    /** Without it there are no predecessors in the answer. */
    public TaskQuery withPredecessors() {
        related = true;
        return this;
    }

    public TaskQuery createdAfter(Instant moment) {
        createdAfter = moment.toString();
        return this;
    }

    /** Due between two days, both included. Whether Teamwork counts the days themselves is not documented, so one more is asked for. */
    public TaskQuery due(@Nullable LocalDate from, @Nullable LocalDate to) {
        dueAfter = from == null ? null : from.minusDays(1).toString();
        dueBefore = to == null ? null : to.plusDays(1).toString();
        undated = from == null && to == null ? null : false;
        return this;
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
