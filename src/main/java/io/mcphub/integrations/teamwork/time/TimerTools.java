package io.mcphub.integrations.teamwork.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.tasks.TeamworkTasks;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.timers.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class TimerTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkTasks tasks;

    @Inject
    HubClock clock;

    /** Arguments of {@code teamwork.timers.list}: none. */
    public record ListTimers() {}

    /** Timers. */
    public record Timers(@NotNull @Rows @Description("Your timers, running ones first") List<TeamworkTimer> timers) {}

    @Tool(name = "teamwork.timers.list", title = "List timers", effect = Effect.READ, description = "Lists your own timers, running and paused.")
    public Timers list(ListTimers in, Credential tw) {
        return new Timers(mine(tw));
    }

    private List<TeamworkTimer> mine(Credential tw) {
        List<TeamworkTimer> all = TeamworkPages.all(
                "timers",
                page -> client.call(tw, TeamworkV3.timers(PageQuery.of(page, TeamworkPages.MAX_SIZE).with("projects,tasks"))),
                (node, included) -> TeamworkTimer.of(node, included, clock.now()));
        return all.stream().sorted((a, b) -> Boolean.compare(b.running(), a.running())).toList();
    }

    /** Arguments of {@code teamwork.timers.start}. */
    public record Start(
            @Description("Id or exact title") @Aliases("task_id") @Size(max = TeamworkLimits.MAX_NAME) @Nullable String task,
            @Description("Instead of a task: id or exact name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("What is done") @Size(max = 5_000) @Nullable String description,
            @Description("Default false") @Nullable Boolean isBillable) {}

    /** A timer. */
    public record OneTimer(@NotNull @Description("The timer") TeamworkTimer timer) {}

    @Tool(
            name = "teamwork.timers.start",
            title = "Start a timer",
            effect = Effect.WRITE,
            description = "Starts a new timer on a task or a project; one that runs is paused. To go on with a paused one use teamwork.timers.resume.")
    public OneTimer start(Start in, Credential tw) {
        if (TeamworkNames.blank(in.task()) == TeamworkNames.blank(in.project())) {
            throw HubException.invalid("task", "Give the task for which time runs, or the project if it belongs to none.");
        }
        Long task = TeamworkNames.blank(in.task()) ? null : Long.valueOf(names.task(tw, "task", in.task(), NameMatching.EXACT));
        Long project = task == null ? names.optionalProject(tw, "project", in.project(), NameMatching.EXACT) : tasks.projectOf(tw, task);
        ObjectNode timer = JsonTree.object().put("projectId", project).put("isRunning", true).put("stopRunningTimers", true).put("isBillable", Boolean.TRUE.equals(in.isBillable()));
        if (task != null) {
            timer.put("taskId", task);
        }
        if (!TeamworkNames.blank(in.description())) {
            timer.put("description", in.description());
        }
        JsonNode answer = client.call(tw, TeamworkV3.startTimer(JsonTree.object().set("timer", timer)));
        if (TeamworkJson.id(answer.path("timer"), "id") == null) {
            throw TeamworkErrors.FAILURES.strange(true, answer);
        }
        return new OneTimer(TeamworkTimer.of(answer.path("timer"), IncludedItems.of(answer), clock.now()));
    }

    /** Arguments of {@code teamwork.timers.pause}, {@code resume} and {@code stop}. */
    public record Which(@Description("The timer's id; default the only one that fits") @Aliases({"timer_id", "id"}) @Min(1) @Nullable Long timer) {}

    @Tool(name = "teamwork.timers.pause", title = "Pause a timer", effect = Effect.WRITE, idempotent = true, description = "Pauses a timer; default the one that runs. Nothing is logged yet.")
    public OneTimer pause(Which in, Credential tw) {
        TeamworkTimer timer = one(tw, in.timer(), TeamworkTimer::running, "runs");
        return changed(tw, timer, TeamworkV3.pauseTimer(timer.id()));
    }

    @Tool(name = "teamwork.timers.resume", title = "Resume a timer", effect = Effect.WRITE, idempotent = true, description = "Goes on with a paused timer.")
    public OneTimer resume(Which in, Credential tw) {
        TeamworkTimer timer = one(tw, in.timer(), t -> !t.running(), "is paused");
        return changed(tw, timer, TeamworkV3.resumeTimer(timer.id()));
    }

    /** A timer that became a time entry. */
    public record Stopped(
            @NotNull @Description("The timer that is gone") TeamworkTimer timer,
            @Nullable @Description("The id of the time entry, for teamwork.time.update") Long entryId) {}

    @Tool(
            name = "teamwork.timers.stop",
            title = "Stop a timer and log its time",
            effect = Effect.WRITE,
            description = "Logs the time of a timer as a time entry and ends the timer; default the one that runs, or the only one.")
    public Stopped stop(Which in, Credential tw) {
        List<TeamworkTimer> mine = mine(tw);
        boolean oneRuns = mine.stream().anyMatch(TeamworkTimer::running);
        TeamworkTimer timer = pick(mine, in.timer(), t -> t.running() || !oneRuns, "exists");
        JsonNode answer = client.call(tw, TeamworkV3.completeTimer(timer.id())).path("timer");
        return new Stopped(timer.ended(), TeamworkJson.id(answer, "timeLogId", "timelogId", "timelog"));
    }

    private TeamworkTimer one(Credential tw, @Nullable Long wanted, Predicate<TeamworkTimer> fits, String how) {
        return pick(mine(tw), wanted, fits, how);
    }

    private static TeamworkTimer pick(List<TeamworkTimer> mine, @Nullable Long wanted, Predicate<TeamworkTimer> fits, String how) {
        List<TeamworkTimer> meant = mine.stream().filter(wanted == null ? fits : t -> t.id().equals(wanted)).toList();
        if (meant.size() != 1) {
            String shown = mine.isEmpty() ? "You have none." : "Yours: " + String.join("; ", mine.stream().limit(20).map(TeamworkTimer::label).toList()) + ".";
            throw HubException.invalid("timer", (wanted != null ? "You have no such timer. " : meant.isEmpty() ? "No timer " + how + ". " : "More than one timer " + how + ". Give the id. ") + shown);
        }
        return meant.get(0);
    }

    /** The timer after a change. What the answer leaves out is as it was. */
    private OneTimer changed(Credential tw, TeamworkTimer before, ApiRequest change) {
        JsonNode answer = client.call(tw, change);
        TeamworkTimer now = TeamworkTimer.of(answer.path("timer"), IncludedItems.of(answer), clock.now());
        return new OneTimer(new TeamworkTimer(
                before.id(), answer.path("timer").has("running") ? now.running() : !before.running(), Math.max(now.minutes(), before.minutes()), now.startedAt() == null ? before.startedAt() : now.startedAt(),
                before.description(), before.billable(), before.taskId(), before.task(), before.projectId(), before.project()));
    }
}
