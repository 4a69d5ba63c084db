package io.mcphub.integrations.teamwork;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which tasks. Lists are comma-joined, days are {@code YYYY-MM-DD}; absent members are not sent. */
final class TaskQuery {
    /** Assignees; {@code assignedToUserIds} is the name for time entries and does nothing here. */
    @QueryParam("responsiblePartyIds")
    @Nullable String assignees;

    @QueryParam("ids")
    @Nullable String ids;

    @QueryParam("taskFilter")
    @Nullable String filter;

    @QueryParam("dueAfter")
    @Nullable String dueAfter;

    @QueryParam("dueBefore")
    @Nullable String dueBefore;

    @QueryParam("includeCompletedTasks")
    @Nullable Boolean completed;

    /** A list whose tasks are all done is done itself, and its tasks are hidden by a switch of their own. */
    @QueryParam("showCompletedLists")
    @Nullable Boolean completedLists;

    /** Without it there are no predecessors in the answer. */
    @QueryParam("includeRelatedTasks")
    @Nullable Boolean related;

    @QueryParam("createdAfter")
    @Nullable String createdAfter;

    @QueryParam("includeTasksWithoutDueDates")
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
}
