package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finding tasks: {@code teamwork.tasks.list}, {@code due_today} and {@code overdue}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class TaskTools {
    private static final String LIST = "teamwork.tasks.list";
    private static final int DEFAULT_LIMIT = 100;

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    @Inject
    TeamworkTasks tasks;

    @Inject
    TeamworkCalendar calendar;

    /** Which tasks to list, by their state. */
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("overdue")
        @Aliases("late")
        OVERDUE,
        @JsonProperty("all")
        ALL
    }

    /** Arguments of {@code teamwork.tasks.list}. */
    public record ListTasks(
            @Description("Id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Id, or name with project") @Aliases("tasklist_id") @Size(max = 254) @Nullable String tasklist,
            @Description("Ids, names, e-mail addresses or me") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable List<String> assignees,
            @Description("Default active") @Nullable Status status,
            @Description("Due on this day or later; 7d lies ahead") @Size(max = 40) @Nullable String dueAfter,
            @Description("Due on this day or earlier; 7d lies ahead") @Size(max = 40) @Nullable String dueBefore,
            @Description("true: only those waiting for another task; false: only the others") @Aliases("include_blocked") @Nullable Boolean blocked,
            @Description("Adds predecessor_ids; default false") @Nullable Boolean includeDependencies,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** A page of tasks. */
    public record Tasks(
            @NotNull @Rows @Description("The tasks; filtering can leave fewer than limit although more follow") List<TeamworkTask> tasks,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = LIST,
            title = "List tasks",
            effect = Effect.READ,
            description = "Lists tasks with their project, list, assignees and tags, soonest due first. Due dates leave out tasks without one.")
    public Tasks list(ListTasks in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        Long project = names.optionalProject(tw, "project", in.project(), use);
        Long tasklist = TeamworkNames.blank(in.tasklist()) ? null : names.tasklist(tw, "tasklist", in.tasklist(), project, use);
        Status status = in.status() == null ? Status.ACTIVE : in.status();
        LocalDate after = calendar.dayAhead(tw, "due_after", in.dueAfter());
        LocalDate before = until(tw, status, calendar.dayAhead(tw, "due_before", in.dueBefore()));
        TaskQuery filter = query(status, Boolean.TRUE.equals(in.includeDependencies()))
                .assignees(names.joined(tw, "assignees", in.assignees(), use))
                .due(after, before);
        PageQuery query = PageQuery.of(page).order("duedate", "asc").with(TeamworkTask.INCLUDE);
        JsonNode answer = client.call(tw, tasklist != null
                ? TeamworkV3.tasksOfList(tasklist, query, filter)
                : project != null ? TeamworkV3.tasksOfProject(project, query, filter) : TeamworkV3.tasks(query, filter));
        Predicate<TeamworkTask> asked = is(status).and(t -> dueBetween(t, after, before)).and(t -> in.blocked() == null || in.blocked() == (t.blocked() != null));
        List<TeamworkTask> found = TeamworkTask.rows(answer, TeamworkClient.site(tw)).filter(asked).toList();
        return new Tasks(found, pages.next(tw, LIST, answer, page), use.guessed());
    }

    private static TaskQuery query(Status status, boolean predecessors) {
        TaskQuery query = status == Status.COMPLETED ? new TaskQuery().onlyCompleted() : new TaskQuery().completed(status == Status.ALL);
        return predecessors ? query.withPredecessors() : query;
    }

    /** The last due day to ask for. Overdue tasks were due yesterday at the latest. */
    private @Nullable LocalDate until(Credential tw, Status status, @Nullable LocalDate before) {
        if (status != Status.OVERDUE) {
            return before;
        }
        LocalDate yesterday = calendar.today(tw).minusDays(1);
        return before == null || before.isAfter(yesterday) ? yesterday : before;
    }

    /** Arguments of {@code teamwork.tasks.due_today} and {@code teamwork.tasks.overdue}. */
    public record Due(
            @Description("Ids, names, e-mail addresses or me; default everybody") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable
                    List<String> assignees,
            @Description("Default 100") @Min(1) @Max(500) @Nullable Integer limit) {}

    /** Tasks that are due on one day or overdue. */
    public record DueTasks(
            @NotNull @Description("Today in the account's time zone, YYYY-MM-DD") String today,
            @NotNull @Description("Whose they are: everybody, or as asked for") String whose,
            @Description("How many there are, whatever the limit") int total,
            @NotNull @Rows @Description("The tasks, up to the limit") List<TeamworkTask> tasks,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = "teamwork.tasks.due_today",
            title = "Tasks due today",
            effect = Effect.READ,
            description = "Lists the open tasks that are due today, in the account's own time zone.")
    public DueTasks dueToday(Due in, Credential tw) {
        LocalDate today = calendar.today(tw);
        return due(tw, in, today, today, today);
    }

    @Tool(
            name = "teamwork.tasks.overdue",
            title = "Overdue tasks",
            effect = Effect.READ,
            description = "Lists the open tasks whose due date has passed, in the account's own time zone. For your own give assignees: [\"me\"].")
    public DueTasks overdue(Due in, Credential tw) {
        LocalDate today = calendar.today(tw);
        return due(tw, in, today, null, today.minusDays(1));
    }

    /** Asks for days instead of Teamwork's own "today", because its time zone is not documented. */
    private DueTasks due(Credential tw, Due in, LocalDate today, @Nullable LocalDate from, LocalDate to) {
        NameMatching use = NameMatching.guessing();
        TaskQuery filter = new TaskQuery().assignees(names.joined(tw, "assignees", in.assignees(), use)).due(from, to);
        List<TeamworkTask> found = tasks.open(tw, filter).stream().filter(t -> dueBetween(t, from, to)).toList();
        List<TeamworkTask> shown = found.stream().limit(in.limit() == null ? DEFAULT_LIMIT : in.limit()).toList();
        return new DueTasks(today.toString(), in.assignees() == null || in.assignees().isEmpty() ? "everybody" : String.join(", ", in.assignees()), found.size(), shown, use.guessed());
    }

    private static Predicate<TeamworkTask> is(Status status) {
        return switch (status) {
            case ALL -> t -> true;
            case ACTIVE, OVERDUE -> t -> !t.done();
            case COMPLETED -> t -> "completed".equals(t.status());
        };
    }

    /** ISO dates can be compared as texts. */
    private static boolean dueBetween(TeamworkTask task, @Nullable LocalDate after, @Nullable LocalDate before) {
        if (after == null && before == null) {
            return true;
        }
        return task.dueDate() != null
                && (after == null || task.dueDate().compareTo(after.toString()) >= 0)
                && (before == null || task.dueDate().compareTo(before.toString()) <= 0);
    }
}
