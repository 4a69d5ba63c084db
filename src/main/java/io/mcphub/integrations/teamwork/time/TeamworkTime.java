package io.mcphub.integrations.teamwork.time;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time entry as the tools show it. */
record TeamworkTime(
        @NotNull @Description("The entry's id") Long id,
        @Nullable @Description("The day, YYYY-MM-DD") String date,
        @Nullable @Description("When it began, if that was told") String startTime,
        @Nullable @Description("How long, in minutes") Integer minutes,
        @Nullable @Description("What was done") String description,
        @Description("Whether it can be billed") boolean billable,
        @Nullable @Description("Whose time it is") String userName,
        @Nullable @Description("Their id") Long userId,
        @Nullable @Description("The task's title") String task,
        @Nullable @Description("The task's id; absent if it was logged on the project") Long taskId,
        @Nullable @Description("The project's name") String project,
        @Nullable @Description("The project's id") Long projectId,
        @Nullable @Description("The names of its tags") List<String> tags) {
    static TeamworkTime of(JsonNode e, IncludedItems included, ZoneId zone) {
        Instant began = TeamworkJson.moment(e, "timeLogged", "dateTime");
        Long user = TeamworkJson.id(e, "userId", "user");
        Long task = TeamworkJson.id(e, "taskId", "task");
        Long project = TeamworkJson.id(e, "projectId", "project");
        List<String> tags = included.names("tags", TeamworkJson.ids(e, "tagIds", "tags"));
        boolean told = began != null && JsonTree.flag(e, "hasStartTime");
        return new TeamworkTime(
                e.path("id").asLong(),
                began == null ? null : began.atZone(zone).toLocalDate().toString(),
                told ? LocalTime.from(began.atZone(zone)).truncatedTo(ChronoUnit.MINUTES).toString() : null,
                JsonTree.count(e, "minutes"),
                JsonTree.text(e, "description"),
                JsonTree.flag(e, "isBillable", "billable"),
                user == null ? null : IncludedItems.fullName(included.get("users", user)),
                user,
                included.name("tasks", task),
                task,
                included.name("projects", project),
                project,
                tags.isEmpty() ? null : tags);
    }

    /** The same entry on this day, if Teamwork did not tell one. */
    TeamworkTime on(LocalDate day) {
        return date != null ? this : new TeamworkTime(id, day.toString(), startTime, minutes, description, billable, userName, userId, task, taskId, project, projectId, tags);
    }
}
