package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
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
import org.jspecify.annotations.Nullable;

/** Finding tasks: {@code teamwork.tasks.list}, {@code count}, {@code due_today} and {@code overdue}. */
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

    @Inject
    TaskFilters filters;

    /** Arguments of {@code teamwork.tasks.list}. */
    public record ListTasks(
            @Description("Id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Id, or name with project") @Aliases("tasklist_id") @Size(max = 254) @Nullable String tasklist,
            @Description("Ids, names, e-mail addresses or me") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable List<String> assignees,
            @Description("true: only tasks that nobody does") @Nullable Boolean unassigned,
            @Description("Ids or names; a task has all of them") @Aliases("tag_names") @Size(max = 20) @Nullable List<String> tags,
            @Description("Stage or board column: id or exact name") @Aliases({"stage_id", "stage_name", "column_name"}) @Size(max = 254) @Nullable String stage,
            @Description("Default active") @Nullable TaskStatus status,
            @Description("Due on this day or later; 7d lies ahead") @Size(max = 40) @Nullable String dueAfter,
            @Description("Due on this day or earlier; 7d lies ahead") @Size(max = 40) @Nullable String dueBefore,
            @Description("Changed since: 2d (ago), yesterday 9:00, 2026-01-15") @Size(max = 40) @Nullable String updatedSince,
            @Description("true: only those waiting for another task; false: only the others") @Aliases("include_blocked") @Nullable Boolean blocked,
            @Description("Adds predecessor_ids; default false") @Nullable Boolean includeDependencies,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor)
            implements TaskSelection {}

    /** A page of tasks. */
    public record Tasks(
            @NotNull @Rows @Description("The tasks; filtering can leave fewer than limit although more follow") List<TeamworkTask> tasks,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = LIST,
            title = "List tasks",
            effect = Effect.READ,
            core = true,
            description = "Lists tasks with their project, list, assignees and tags, soonest due first. Due dates leave out tasks without one.")
    public Tasks list(ListTasks in, Credential tw) {
        // Stages are compared here, so a page has as many tasks as it can.
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit() == null && in.stage() != null ? Integer.valueOf(TeamworkPages.MAX_SIZE) : in.limit());
        NameMatching use = NameMatching.guessing();
        TaskFilters.Chosen chosen = filters.choose(tw, in, use);
        if (Boolean.TRUE.equals(in.includeDependencies())) {
            chosen.query().withPredecessors();
        }
        JsonNode answer = client.call(tw, chosen.request(PageQuery.of(page).order("duedate", "asc").with(TeamworkTask.INCLUDE)));
        List<TeamworkTask> found = tasks.staged(tw, TeamworkTask.rows(answer, TeamworkClient.site(tw)).toList()).stream().filter(chosen.fits()).toList();
        filters.requireStage(tw, in.stage(), !found.isEmpty());
        return new Tasks(found, pages.next(tw, LIST, answer, page), use.guessed());
    }

    /** Arguments of {@code teamwork.tasks.count}. */
    public record CountTasks(
            @Description("Id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Id, or name with project") @Aliases("tasklist_id") @Size(max = 254) @Nullable String tasklist,
            @Description("Ids, names, e-mail addresses or me") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable List<String> assignees,
            @Description("true: only tasks that nobody does") @Nullable Boolean unassigned,
            @Description("Ids or names; a task has all of them") @Size(max = 20) @Nullable List<String> tags,
            @Description("Stage or board column: id or exact name") @Aliases({"stage_id", "stage_name", "column_name"}) @Size(max = 254) @Nullable String stage,
            @Description("Default active") @Nullable TaskStatus status,
            @Description("Due on this day or later; 7d lies ahead") @Size(max = 40) @Nullable String dueAfter,
            @Description("Due on this day or earlier; 7d lies ahead") @Size(max = 40) @Nullable String dueBefore,
            @Description("Changed since: 2d (ago), yesterday 9:00, 2026-01-15") @Size(max = 40) @Nullable String updatedSince,
            @Description("true: only those waiting for another task; false: only the others") @Nullable Boolean blocked)
            implements TaskSelection {}

    /** How many tasks there are. */
    public record Count(
            @Description("How many tasks") int count,
            @Nullable @Description("true if there are more than could be looked through") Boolean more,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = "teamwork.tasks.count", title = "Count tasks", effect = Effect.READ, description = "Counts tasks without listing them; takes the filters of teamwork.tasks.list.")
    public Count count(CountTasks in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        TaskFilters.Chosen chosen = filters.choose(tw, in, use);
        if (chosen.exact()) {
            JsonNode answer = client.call(tw, chosen.request(PageQuery.of(1, 1).counted()));
            return new Count(TeamworkPages.count(answer), null, use.guessed());
        }
        TeamworkPages.All<TeamworkTask> all = TeamworkPages.upToLimit(
                "tasks", page -> client.call(tw, chosen.request(PageQuery.of(page, TeamworkPages.MAX_SIZE).with(TeamworkTask.INCLUDE))), (node, included) -> TeamworkTask.of(node, included, ""));
        int count = (int) (in.stage() == null ? all.items() : tasks.staged(tw, all.items())).stream().filter(chosen.fits()).count();
        filters.requireStage(tw, in.stage(), count > 0);
        return new Count(count, all.more() ? true : null, use.guessed());
    }

    /** Arguments of {@code teamwork.tasks.due_today} and {@code teamwork.tasks.overdue}. */
    public record Due(
            @Description("Ids, names, e-mail addresses or me; default everybody") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable
                    List<String> assignees,
            @Description("Default 100") @Min(1) @Max(500) @Nullable Integer limit) {}

    /** Tasks that are due on one day or overdue. */
    public record DueTasks(
            @NotNull @Description("Today in the account's time zone, YYYY-MM-DD") String today,
            @NotNull @Description("That time zone") String timezone,
            @NotNull @Description("Whose they are: everybody, or as asked for") String whose,
            @Description("How many there are, whatever the limit") int total,
            @NotNull @Rows @Description("The tasks, up to the limit") List<TeamworkTask> tasks,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = "teamwork.tasks.due_today",
            title = "Tasks due today",
            effect = Effect.READ,
            core = true,
            description = "Lists the open tasks that are due today, in the account's own time zone.")
    public DueTasks dueToday(Due in, Credential tw) {
        LocalDate today = calendar.today(tw);
        return due(tw, in, today, today, today);
    }

    @Tool(
            name = "teamwork.tasks.overdue",
            title = "Overdue tasks",
            effect = Effect.READ,
            core = true,
            description = "Lists the open tasks whose due date has passed, in the account's own time zone. For your own give assignees: [\"me\"].")
    public DueTasks overdue(Due in, Credential tw) {
        LocalDate today = calendar.today(tw);
        return due(tw, in, today, null, today.minusDays(1));
    }

    /** Asks for days instead of Teamwork's own "today", because its time zone is not documented. */
    private DueTasks due(Credential tw, Due in, LocalDate today, @Nullable LocalDate from, LocalDate to) {
        NameMatching use = NameMatching.guessing();
        TaskQuery filter = new TaskQuery().assignees(names.joined(tw, "assignees", in.assignees(), use)).due(from, to);
        List<TeamworkTask> found = tasks.open(tw, filter).stream().filter(t -> TaskFilters.dueBetween(t, from, to)).toList();
        List<TeamworkTask> shown = found.stream().limit(in.limit() == null ? DEFAULT_LIMIT : in.limit()).toList();
        return new DueTasks(today.toString(), calendar.zone(tw).getId(), in.assignees() == null || in.assignees().isEmpty() ? "everybody" : String.join(", ", in.assignees()), found.size(), shown, use.guessed());
    }
}
