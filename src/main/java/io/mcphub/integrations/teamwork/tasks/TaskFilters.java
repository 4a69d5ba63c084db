package io.mcphub.integrations.teamwork.tasks;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.platform.HubException;
import io.mcphub.tools.NameMatching;
import io.mcphub.upstream.ApiRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns what a caller asks for into Teamwork's parameters, and into a check of each task for what Teamwork leaves open. */
@ApplicationScoped
class TaskFilters {
    private static final int STAGES_SHOWN = 30;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkTags tags;

    @Inject
    TeamworkTasks tasks;

    @Inject
    TeamworkCalendar calendar;

    /**
     * The tasks that are meant.
     *
     * @param project whose tasks; null for all
     * @param tasklist whose tasks; null for all
     * @param query what Teamwork is asked
     * @param fits what each task is checked for
     * @param exact whether Teamwork's answer needs no check
     */
    record Chosen(@Nullable Long project, @Nullable Long tasklist, TaskQuery query, Predicate<TeamworkTask> fits, boolean exact) {
        ApiRequest request(PageQuery page) {
            return tasklist != null
                    ? TeamworkV3.tasksOfList(tasklist, page, query)
                    : project != null ? TeamworkV3.tasksOfProject(project, page, query) : TeamworkV3.tasks(page, query);
        }
    }

    public Chosen choose(Credential tw, TaskSelection in, NameMatching use) {
        boolean unassigned = Boolean.TRUE.equals(in.unassigned());
        if (unassigned && in.assignees() != null && !in.assignees().isEmpty()) {
            throw HubException.invalid("unassigned", "Give either assignees or unassigned: true.");
        }
        Long project = names.optionalProject(tw, "project", in.project(), use);
        Long tasklist = TeamworkNames.blank(in.tasklist()) ? null : names.tasklist(tw, "tasklist", in.tasklist(), project, use);
        TaskStatus status = in.status() == null ? TaskStatus.ACTIVE : in.status();
        LocalDate after = calendar.dayAhead(tw, "due_after", in.dueAfter());
        LocalDate before = until(tw, status, calendar.dayAhead(tw, "due_before", in.dueBefore()));
        Instant since = calendar.moment(tw, "updated_since", in.updatedSince());
        TaskQuery query = query(status)
                .assignees(names.joined(tw, "assignees", in.assignees(), use))
                .onlyUnassigned(unassigned)
                .tags(tags.joined(tw, in.tags(), project, use))
                .updatedAfter(since)
                .due(after, before);
        Predicate<TeamworkTask> fits = is(status)
                .and(t -> dueBetween(t, after, before))
                .and(t -> !unassigned || t.unassigned())
                .and(t -> since == null || t.updatedAt() == null || !t.updatedAt().isBefore(since))
                .and(t -> TeamworkNames.blank(in.stage()) || isIn(t, in.stage()))
                .and(t -> in.blocked() == null || in.blocked() == (t.blocked() != null));
        boolean exact = after == null && before == null && TeamworkNames.blank(in.stage()) && in.blocked() == null && !unassigned;
        return new Chosen(project, tasklist, query, fits, exact);
    }

    private static TaskQuery query(TaskStatus status) {
        return status == TaskStatus.COMPLETED ? new TaskQuery().onlyCompleted() : new TaskQuery().completed(status == TaskStatus.ALL);
    }

    /** The last due day to ask for. Overdue tasks were due yesterday at the latest. */
    private @Nullable LocalDate until(Credential tw, TaskStatus status, @Nullable LocalDate before) {
        if (status != TaskStatus.OVERDUE) {
            return before;
        }
        LocalDate yesterday = calendar.today(tw).minusDays(1);
        return before == null || before.isAfter(yesterday) ? yesterday : before;
    }

    private static Predicate<TeamworkTask> is(TaskStatus status) {
        return switch (status) {
            case ALL -> t -> true;
            case ACTIVE, OVERDUE -> t -> !t.done();
            case COMPLETED -> t -> "completed".equals(t.status());
        };
    }

    /** ISO dates can be compared as texts. */
    static boolean dueBetween(TeamworkTask task, @Nullable LocalDate after, @Nullable LocalDate before) {
        if (after == null && before == null) {
            return true;
        }
        return task.dueDate() != null
                && (after == null || task.dueDate().compareTo(after.toString()) >= 0)
                && (before == null || task.dueDate().compareTo(before.toString()) <= 0);
    }

    /** Several workflows may have a stage of this name; a task in any of them counts. */
    private static boolean isIn(TeamworkTask task, String stage) {
        return TeamworkNames.isId(stage)
                ? Long.valueOf(TeamworkNames.id(stage)).equals(task.stageId())
                : task.stage() != null && task.stage().strip().equalsIgnoreCase(stage.strip());
    }

    /** Throws if no task was found because there is no such stage. Names of old boards' columns are not known here, so any name may be one where there are no stages. */
    public void requireStage(Credential tw, @Nullable String stage, boolean found) {
        if (found || TeamworkNames.blank(stage) || TeamworkNames.isId(stage)) {
            return;
        }
        List<String> known = tasks.stages(tw).stream().map(s -> s.name()).filter(n -> n != null).distinct().toList();
        if (!known.isEmpty() && known.stream().noneMatch(n -> n.strip().equalsIgnoreCase(stage.strip()))) {
            throw HubException.invalid("stage", "No task here is in a stage of this name. Stages are: " + String.join(", ", known.stream().limit(STAGES_SHOWN).toList()) + ".");
        }
    }
}
