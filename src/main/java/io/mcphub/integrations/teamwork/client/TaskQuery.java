package io.mcphub.integrations.teamwork.client;

import io.mcphub.upstream.ApiRequest;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The query parameters that select tasks. Lists are joined with commas, days are {@code YYYY-MM-DD}; absent ones are not sent. */
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
    private @Nullable String tagIds;
    private @Nullable Boolean unassigned;
    private @Nullable Instant updatedAfter;

    /** The assignees. ({@code assignedToUserIds} works only for time entries.) */
    public TaskQuery assignees(@Nullable String userIds) {
        assignees = userIds;
        return this;
    }

    public TaskQuery ids(String taskIds) {
        ids = taskIds;
        return this;
    }

    /** Whether to include completed tasks. A list whose tasks are all completed is completed too and needs its own switch. */
    public TaskQuery completed(boolean included) {
        completed = included;
        completedLists = included ? true : null;
        return this;
    }

    /** Of the completed tasks, only these. */
    public TaskQuery onlyCompleted() {
        filter = "completed";
        return completed(true);
    }

    /** Without it the answer has no predecessors. */
    public TaskQuery withPredecessors() {
        related = true;
        return this;
    }

    /** Only tasks with all these tags. */
    public TaskQuery tags(@Nullable String ids) {
        tagIds = ids;
        return this;
    }

    /** Only tasks that nobody does. */
    public TaskQuery onlyUnassigned(boolean only) {
        unassigned = only ? true : null;
        return this;
    }

    public TaskQuery updatedAfter(@Nullable Instant moment) {
        updatedAfter = moment;
        return this;
    }

    public TaskQuery createdAfter(Instant moment) {
        createdAfter = moment.toString();
        return this;
    }

    /**
     * Due between two days, both included. Asks for one day more at each end, because Teamwork does not document whether it
     * includes them.
     */
    public TaskQuery due(@Nullable LocalDate from, @Nullable LocalDate to) {
        dueAfter = from == null ? null : from.minusDays(1).toString();
        dueBefore = to == null ? null : to.plusDays(1).toString();
        undated = from == null && to == null ? null : false;
        return this;
    }

    /** The request with these parameters. */
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
                .with("updatedAfter", updatedAfter)
                .with("tagIds", tagIds)
                .with("matchAllTags", tagIds == null ? null : true)
                .with("onlyUnassignedTasks", unassigned)
                .with("includeTasksWithoutDueDates", undated);
    }
}
