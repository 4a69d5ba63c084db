package io.mcphub.integrations.teamwork.time;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.arguments.TimeSpan;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.client.TimeQuery;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.integrations.teamwork.tasks.TeamworkTasks;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.digest.get}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class DigestTools {
    private static final int DEFAULT_LIMIT = 20;

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkTasks tasks;

    @Inject
    TeamworkCalendar calendar;

    /** Arguments of {@code teamwork.digest.get}. */
    public record GetDigest(@Description("Tasks of each kind; default 20") @Min(1) @Max(200) @Nullable Integer limit) {}

    /** A person's day. */
    public record Digest(
            @NotNull @Description("Today in your time zone, YYYY-MM-DD") String today,
            @NotNull @Description("Your time zone") String timezone,
            @Description("How many of your tasks are due today") int dueTodayTotal,
            @NotNull @Description("Of these, up to the limit") List<TeamworkTask> dueToday,
            @Description("How many of your tasks are overdue") int overdueTotal,
            @NotNull @Description("Of these, up to the limit, the oldest first") List<TeamworkTask> overdue,
            @NotNull @Description("Monday of this week, YYYY-MM-DD") String weekFrom,
            @Nullable @Description("Minutes that you have logged since then") Integer minutesThisWeek,
            @Nullable @Description("What is missing and why; absent if nothing is") String note) {}

    @Tool(
            name = "teamwork.digest.get",
            title = "My day in Teamwork",
            effect = Effect.READ,
            description = "Tells what is due today and overdue among your own tasks, and how much time you have logged this week.")
    public Digest get(GetDigest in, Credential tw) {
        LocalDate today = calendar.today(tw);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        TaskQuery filter = new TaskQuery().assignees(String.valueOf(names.me(tw))).due(null, today);
        List<TeamworkTask> mine = tasks.open(tw, filter).stream().filter(t -> t.dueDate() != null).toList();
        List<TeamworkTask> dueToday = mine.stream().filter(t -> t.dueDate().equals(today.toString())).toList();
        List<TeamworkTask> overdue = mine.stream().filter(t -> t.dueDate().compareTo(today.toString()) < 0).toList();
        Logged logged = logged(tw, new TimeSpan(monday, today, calendar.zone(tw)));
        int limit = in.limit() == null ? DEFAULT_LIMIT : in.limit();
        return new Digest(
                today.toString(),
                calendar.zone(tw).getId(),
                dueToday.size(),
                dueToday.stream().limit(limit).toList(),
                overdue.size(),
                overdue.stream().limit(limit).toList(),
                monday.toString(),
                logged.minutes(),
                logged.missing());
    }

    private record Logged(@Nullable Integer minutes, @Nullable String missing) {}

    /** The logged time; a person who may not see sums still gets the tasks. */
    private Logged logged(Credential tw, TimeSpan week) {
        TimeQuery filter = week.query().user(names.me(tw));
        try {
            return new Logged(TeamworkTotals.of(client.call(tw, TeamworkV3.totals(filter))).minutes(), null);
        } catch (HubException refused) {
            if (refused.problem() == Problem.UPSTREAM_REFUSED || refused.problem() == Problem.NOT_FOUND) {
                return new Logged(null, refused.publicDetail());
            }
            throw refused;
        }
    }
}
