package io.mcphub.integrations.teamwork.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.arguments.TimeSpan;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.client.TimeQuery;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.time.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class TimeTools {
    private static final String LIST = "teamwork.time.list";
    static final int DAY = 24 * 60;
    /** An entry needs a time even if none is given. Noon stays on the same day in almost every time zone. */
    private static final String NOON = "12:00";

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    @Inject
    TeamworkCalendar calendar;

    /** Arguments of {@code teamwork.time.log}. */
    public record Log(
            @Description("Id or exact title") @Aliases("task_id") @Size(max = TeamworkLimits.MAX_NAME) @Nullable String task,
            @Description("Instead of a task: id or exact name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Such as 1.5") @DecimalMin("0") @DecimalMax("24") @Nullable Double hours,
            @Description("Added to the hours; 90 is fine") @Min(0) @Max(DAY) @Nullable Integer minutes,
            @Description(TeamworkLimits.BACK + "; default today") @Size(max = 40) @Nullable String date,
            @Description("HH:MM at which it began") @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]") @Nullable String startTime,
            @Description("What was done") @Size(max = 5_000) @Nullable String description,
            @Description("Id, exact name or e-mail address; default you") @Aliases("user_id") @Size(max = 254) @Nullable String user,
            @Description("Default false") @Nullable Boolean isBillable) {}

    /** A time entry. */
    public record Logged(
            @NotNull @Description("The entry") TeamworkTime entry, @NotNull @Description("The time zone of its day and hour") String timezone) {}

    @Tool(
            name = "teamwork.time.log",
            title = "Log time",
            effect = Effect.WRITE,
            core = true,
            description = "Logs time on a task or a project, for you or, with the rights, for somebody else. After a timeout look at teamwork.time.list before logging again.")
    public Logged log(Log in, Credential tw) {
        int minutes = minutes(in.hours(), in.minutes());
        if (TeamworkNames.blank(in.task()) == TeamworkNames.blank(in.project())) {
            throw HubException.invalid("task", "Give the task on which time is logged, or the project if it belongs to none.");
        }
        LocalDate day = TeamworkNames.blank(in.date()) ? calendar.today(tw) : calendar.day(tw, "date", in.date());
        ZoneId zone = calendar.zone(tw);
        long user = TeamworkNames.blank(in.user()) ? names.me(tw) : names.person(tw, "user", in.user(), NameMatching.EXACT);
        Long task = TeamworkNames.blank(in.task()) ? null : Long.valueOf(names.task(tw, "task", in.task(), NameMatching.EXACT));
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        ObjectNode entry = JsonTree.object()
                .put("date", day.toString())
                .put("time", (in.startTime() == null ? NOON : in.startTime()) + ":00")
                .put("isUtc", false)
                .put("hasStartTime", in.startTime() != null)
                .put("hours", minutes / 60)
                .put("minutes", minutes % 60)
                .put("isBillable", Boolean.TRUE.equals(in.isBillable()))
                .put("userId", user);
        if (!TeamworkNames.blank(in.description())) {
            entry.put("description", in.description());
        }
        JsonNode answer = client.call(tw, task == null ? TeamworkV3.logOnProject(project, timelog(entry)) : TeamworkV3.logOnTask(task, timelog(entry)));
        if (TeamworkJson.id(answer.path("timelog"), "id") == null) {
            throw TeamworkErrors.FAILURES.strange(true, answer);
        }
        // Fills in what was sent, because the answer may be incomplete.
        ObjectNode known = JsonTree.object().put("taskId", task).put("projectId", project).put("userId", user).put("minutes", minutes).put("isBillable", Boolean.TRUE.equals(in.isBillable()));
        known.setAll((ObjectNode) answer.path("timelog"));
        return new Logged(TeamworkTime.of(known, IncludedItems.of(answer), zone).on(day), zone.getId());
    }

    private static ObjectNode timelog(ObjectNode entry) {
        return JsonTree.object().set("timelog", entry);
    }

    static int minutes(@Nullable Double hours, @Nullable Integer minutes) {
        int all = (int) Math.round((hours == null ? 0 : hours) * 60) + (minutes == null ? 0 : minutes);
        if (all < 1 || all > DAY) {
            throw HubException.invalid("hours", "Give between one minute and 24 hours, in hours and minutes together.");
        }
        return all;
    }

    /** Arguments of {@code teamwork.time.list}. */
    public record ListTime(
            @Description("Id or title") @Aliases("task_id") @Size(max = TeamworkLimits.MAX_NAME) @Nullable String task,
            @Description("Id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Id, name, e-mail address or me") @Aliases("user_id") @Size(max = 254) @Nullable String user,
            @Description("First day; 7d lies back") @Size(max = 40) @Nullable String fromDate,
            @Description("Last day") @Size(max = 40) @Nullable String toDate,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** A page of time entries. */
    public record Entries(
            @NotNull @Rows @Description("The entries, newest first; filtering can leave fewer than limit although more follow") List<TeamworkTime> entries,
            @NotNull @Description("The time zone of days and hours") String timezone,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = LIST,
            title = "List time entries",
            effect = Effect.READ,
            core = true,
            description = "Lists time entries of a task, a project or everything. For sums use teamwork.time.totals.")
    public Entries list(ListTime in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        Long task = TeamworkNames.blank(in.task()) ? null : names.task(tw, "task", in.task(), use);
        Long project = names.optionalProject(tw, "project", in.project(), use);
        TimeSpan span = calendar.span(tw, in.fromDate(), in.toDate());
        TimeQuery filter = span.query().user(user(tw, in.user(), use));
        PageQuery query = PageQuery.of(page).order("date", "desc").with("projects,tasks,users,tags");
        JsonNode answer = client.call(tw, task != null
                ? TeamworkV3.timeOfTask(task, query, filter)
                : project != null ? TeamworkV3.timeOfProject(project, query, filter) : TeamworkV3.time(query, filter));
        IncludedItems included = IncludedItems.of(answer);
        List<TeamworkTime> entries = TeamworkPages.rows(answer, "timelogs")
                .filter(e -> !JsonTree.flag(e, "deleted"))
                .map(e -> TeamworkTime.of(e, included, span.zone()))
                .filter(e -> span.contains(e.date()))
                .toList();
        return new Entries(entries, span.zone().getId(), pages.next(tw, LIST, answer, page), use.guessed());
    }

    /** Arguments of {@code teamwork.time.totals}. Names must be exact: the answer has no names, so a wrong guess would not be seen. */
    public record TotalsOf(
            @Description("Id or exact name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Id or exact title") @Aliases("task_id") @Size(max = TeamworkLimits.MAX_NAME) @Nullable String task,
            @Description("Id, exact name, e-mail address or me") @Aliases("user_id") @Size(max = 254) @Nullable String user,
            @Description("First day; 7d lies back") @Size(max = 40) @Nullable String fromDate,
            @Description("Last day") @Size(max = 40) @Nullable String toDate) {}

    @Tool(
            name = "teamwork.time.totals",
            title = "Sum up time",
            effect = Effect.READ,
            core = true,
            description = "Sums up logged time of a project, a task, a person or everything, between two days.")
    public TeamworkTotals totals(TotalsOf in, Credential tw) {
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        Long task = TeamworkNames.blank(in.task()) ? null : names.task(tw, "task", in.task(), NameMatching.EXACT);
        TimeQuery filter = calendar.span(tw, in.fromDate(), in.toDate()).query().user(user(tw, in.user(), NameMatching.EXACT)).task(task);
        return TeamworkTotals.of(client.call(tw, project == null ? TeamworkV3.totals(filter) : TeamworkV3.totalsOfProject(project, filter)));
    }

    private @Nullable Long user(Credential tw, @Nullable String user, NameMatching use) {
        return TeamworkNames.blank(user) ? null : Long.valueOf(names.person(tw, "user", user, use));
    }
}
