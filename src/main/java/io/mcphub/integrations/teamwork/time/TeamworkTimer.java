package io.mcphub.integrations.teamwork.time;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A timer as the tools show it. */
record TeamworkTimer(
        @NotNull @Description("The timer's id") Long id,
        @Description("Whether it runs; false: paused") boolean running,
        @Description("Minutes so far") int minutes,
        @Nullable @Description("When it was last started") Instant startedAt,
        @Nullable @Description("What is done") String description,
        @Description("Whether the time can be billed") boolean billable,
        @Nullable @Description("The task's id") Long taskId,
        @Nullable @Description("The task's title") String task,
        @Nullable @Description("The project's id") Long projectId,
        @Nullable @Description("The project's name") String project) {
    static TeamworkTimer of(JsonNode t, IncludedItems included, Instant now) {
        Long task = TeamworkJson.id(t, "taskId", "task");
        Long project = TeamworkJson.id(t, "projectId", "project");
        return new TeamworkTimer(
                t.path("id").asLong(),
                JsonTree.flag(t, "running"),
                (int) seconds(t, now).toMinutes(),
                TeamworkJson.moment(t, "lastStartedAt"),
                JsonTree.text(t, "description"),
                JsonTree.flag(t, "billable", "isBillable"),
                task,
                included.name("tasks", task),
                project,
                included.name("projects", project));
    }

    /** Teamwork counts only intervals that have ended; one that runs has a beginning alone. */
    private static Duration seconds(JsonNode t, Instant now) {
        Duration ended = Duration.ofSeconds(t.path("duration").asLong());
        Instant began = JsonTree.flag(t, "running") ? TeamworkJson.moment(t, "lastStartedAt") : null;
        for (JsonNode interval : t.path("intervals")) {
            began = TeamworkJson.moment(interval, "to") == null && TeamworkJson.moment(interval, "from") != null ? TeamworkJson.moment(interval, "from") : began;
        }
        return began == null || began.isAfter(now) || !JsonTree.flag(t, "running") ? ended : ended.plus(Duration.between(began, now));
    }

    /** The same, no longer running. */
    TeamworkTimer ended() {
        return new TeamworkTimer(id, false, minutes, startedAt, description, billable, taskId, task, projectId, project);
    }

    /** The name in an error. */
    String label() {
        return id + (task != null ? " on \"" + task + "\"" : project != null ? " on \"" + project + "\"" : "") + (running ? ", running" : ", paused");
    }
}
