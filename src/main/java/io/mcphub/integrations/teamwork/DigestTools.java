package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubClock;
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
@ToolsOf("teamwork")
public class DigestTools {
    private static final int DEFAULT_LIMIT = 20;

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    HubClock clock;

    /** Arguments of {@code teamwork.digest.get}. */
    public record GetDigest(@Description("Tasks of each kind; default 20") @Min(1) @Max(200) @Nullable Integer limit) {}

    /** A person's day. */
    public record Digest(
            @NotNull @Description("Today in your time zone, YYYY-MM-DD") String today,
            @Description("How many of your tasks are due today") int dueTodayTotal,
            @NotNull @Description("Of these, up to the limit") List<TeamworkTask> dueToday,
            @Description("How many of your tasks are overdue") int overdueTotal,
            @NotNull @Description("Of these, up to the limit, the oldest first") List<TeamworkTask> overdue,
            @NotNull @Description("Monday of this week, YYYY-MM-DD") String weekFrom,
            @Description("Minutes that you have logged since then") int minutesThisWeek) {}

    @Tool(
            name = "teamwork.digest.get",
            title = "My day in Teamwork",
            effect = Effect.READ,
            description = "Tells what is due today and overdue among your own tasks, and how much time you have logged this week.")
    public Digest get(GetDigest in, Credential tw) {
        LocalDate today = clock.now().atZone(tw.zone()).toLocalDate();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        TaskQuery filter = new TaskQuery();
        filter.assignees = String.valueOf(names.me(tw));
        filter.completed(false);
        filter.due(null, today);
        String site = TeamworkClient.site(tw);
        List<TeamworkTask> tasks = Pages.all(
                        "tasks",
                        page -> client.read(
                                tw, (api, auth) -> api.tasks(auth, PageQuery.of(page, Pages.MAX_SIZE).order("duedate", "asc").with(TeamworkTask.INCLUDE), filter)),
                        (node, included) -> TeamworkTask.of(node, included, site))
                .stream()
                .filter(t -> !t.done() && t.dueDate() != null)
                .toList();
        List<TeamworkTask> dueToday = tasks.stream().filter(t -> t.dueDate().equals(today.toString())).toList();
        List<TeamworkTask> overdue = tasks.stream().filter(t -> t.dueDate().compareTo(today.toString()) < 0).toList();
        int limit = in.limit() == null ? DEFAULT_LIMIT : in.limit();
        return new Digest(
                today.toString(),
                dueToday.size(),
                dueToday.stream().limit(limit).toList(),
                overdue.size(),
                overdue.stream().limit(limit).toList(),
                monday.toString(),
                logged(tw, new TimeSpan(monday, today, tw.zone())));
    }

    private int logged(Credential tw, TimeSpan week) {
        TimeQuery filter = week.query();
        filter.users = String.valueOf(names.me(tw));
        JsonNode answer = client.read(tw, (api, auth) -> api.totals(auth, filter));
        return answer.path("time-totals").path("minutes").asInt();
    }
}
