package io.mcphub.integrations.teamwork.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.arguments.TimeSpan;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.client.TimeQuery;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.time.report}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class TimeReportTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkCalendar calendar;

    /** What a row of a report is about. */
    public enum By {
        @JsonProperty("project_and_user")
        PROJECT_AND_USER,
        @JsonProperty("project")
        PROJECT,
        @JsonProperty("user")
        USER,
        @JsonProperty("task")
        TASK,
        @JsonProperty("day")
        DAY
    }

    /** Days by name, with weeks that begin on Monday. */
    public enum Period {
        @JsonProperty("this_week")
        THIS_WEEK,
        @JsonProperty("last_week")
        LAST_WEEK,
        @JsonProperty("this_month")
        THIS_MONTH,
        @JsonProperty("last_month")
        LAST_MONTH;

        private LocalDate first(LocalDate today) {
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return switch (this) {
                case THIS_WEEK -> monday;
                case LAST_WEEK -> monday.minusWeeks(1);
                case THIS_MONTH -> today.withDayOfMonth(1);
                case LAST_MONTH -> today.withDayOfMonth(1).minusMonths(1);
            };
        }

        private LocalDate last(LocalDate today) {
            return switch (this) {
                case THIS_WEEK, LAST_WEEK -> first(today).plusDays(6);
                case THIS_MONTH, LAST_MONTH -> first(today).with(TemporalAdjusters.lastDayOfMonth());
            };
        }
    }

    /** Arguments of {@code teamwork.time.report}. */
    public record Report(
            @Description("What each row sums up; default project_and_user") @Nullable By by,
            @Description("Instead of days; default this_week") @Nullable Period period,
            @Description("First day; 7d lies back") @Size(max = 40) @Nullable String fromDate,
            @Description("Last day; default today") @Size(max = 40) @Nullable String toDate,
            @Description("Only this person's: id, name, e-mail address or me") @Aliases("user_id") @Size(max = 254) @Nullable String user,
            @Description("Only this project's: id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project) {}

    /** A sum. */
    public record Sum(
            @Nullable @Description("The day, YYYY-MM-DD") String date,
            @Nullable @Description("The project's id") Long projectId,
            @Nullable @Description("The project's name") String project,
            @Nullable @Description("The task's id; absent for time on the project itself") Long taskId,
            @Nullable @Description("The task's title") String task,
            @Nullable @Description("Whose time") Long userId,
            @Nullable @Description("Their name") String userName,
            @Description("Logged minutes") int minutes,
            @Description("Of these, billable") int billableMinutes) {}

    /** Sums of time. */
    public record Sums(
            @NotNull @Description("First day, YYYY-MM-DD") String fromDate,
            @NotNull @Description("Last day, YYYY-MM-DD") String toDate,
            @NotNull @Description("The time zone of the days") String timezone,
            @Description("All minutes together") int totalMinutes,
            @Description("The same in hours") double totalHours,
            @NotNull @Rows @Description("The sums, the greatest first; days in their order") List<Sum> sums,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = "teamwork.time.report",
            title = "Report hours",
            effect = Effect.READ,
            description = "Sums up logged time for each project and person, project, person, task or day, in one call. For my hours per project give user: me and by: project.")
    public Sums report(Report in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        TimeSpan span = span(tw, in);
        Long user = TeamworkNames.blank(in.user()) ? null : Long.valueOf(names.person(tw, "user", in.user(), use));
        Long project = names.optionalProject(tw, "project", in.project(), use);
        By by = in.by() == null ? By.PROJECT_AND_USER : in.by();
        Map<Sum, Sum> sums = new LinkedHashMap<>();
        for (TeamworkTime entry : entries(tw, span, user, project)) {
            Sum what = what(by, entry);
            int minutes = entry.minutes() == null ? 0 : entry.minutes();
            sums.merge(what, plus(what, minutes, entry.billable() ? minutes : 0), (a, b) -> plus(a, b.minutes(), b.billableMinutes()));
        }
        Comparator<Sum> order = by == By.DAY ? Comparator.comparing(s -> Objects.requireNonNullElse(s.date(), "")) : Comparator.comparing(Sum::minutes).reversed();
        int total = sums.values().stream().mapToInt(Sum::minutes).sum();
        return new Sums(
                span.from().toString(), span.to().toString(), span.zone().getId(), total, Math.round(total / 0.6) / 100.0, sums.values().stream().sorted(order).toList(), use.guessed());
    }

    private TimeSpan span(Credential tw, Report in) {
        LocalDate today = calendar.today(tw);
        boolean days = !TeamworkNames.blank(in.fromDate()) || !TeamworkNames.blank(in.toDate());
        if (days && in.period() != null) {
            throw HubException.invalid("period", "Give either period or from_date and to_date.");
        }
        if (!days) {
            Period period = in.period() == null ? Period.THIS_WEEK : in.period();
            return new TimeSpan(period.first(today), period.last(today), calendar.zone(tw));
        }
        if (TeamworkNames.blank(in.fromDate())) {
            throw HubException.invalid("from_date", "Give from_date too, so that it is clear where the sums begin.");
        }
        return calendar.span(tw, in.fromDate(), TeamworkNames.blank(in.toDate()) ? today.toString() : in.toDate());
    }

    /** All entries of the days. Throws if there are more than can be read, because a sum of some would look like the sum of all. */
    private List<TeamworkTime> entries(Credential tw, TimeSpan span, @Nullable Long user, @Nullable Long project) {
        TimeQuery filter = span.query().user(user);
        TeamworkPages.All<TeamworkTime> all = TeamworkPages.upToLimit(
                "timelogs",
                page -> {
                    PageQuery query = PageQuery.of(page, TeamworkPages.MAX_SIZE).order("date", "asc").with("projects,tasks,users");
                    return client.call(tw, project == null ? TeamworkV3.time(query, filter) : TeamworkV3.timeOfProject(project, query, filter));
                },
                (node, included) -> TeamworkTime.of(node, included, span.zone()));
        if (all.more()) {
            throw HubException.invalid("from_date", "There are more than " + all.items().size() + " time entries. Give fewer days, a project or a person.");
        }
        return all.items().stream().filter(e -> span.contains(e.date())).toList();
    }

    private static Sum what(By by, TeamworkTime e) {
        return switch (by) {
            case PROJECT_AND_USER -> new Sum(null, e.projectId(), e.project(), null, null, e.userId(), e.userName(), 0, 0);
            case PROJECT -> new Sum(null, e.projectId(), e.project(), null, null, null, null, 0, 0);
            case USER -> new Sum(null, null, null, null, null, e.userId(), e.userName(), 0, 0);
            case TASK -> new Sum(null, e.projectId(), e.project(), e.taskId(), e.task(), null, null, 0, 0);
            case DAY -> new Sum(e.date(), null, null, null, null, null, null, 0, 0);
        };
    }

    private static Sum plus(Sum s, int minutes, int billable) {
        return new Sum(s.date(), s.projectId(), s.project(), s.taskId(), s.task(), s.userId(), s.userName(), s.minutes() + minutes, s.billableMinutes() + billable);
    }
}
