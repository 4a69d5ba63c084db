package io.mcphub.integrations.teamwork.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task as the tools show it. */
public record TeamworkTask(
        @NotNull @Description("The task's id") Long id,
        @Nullable @Description("Its title") String name,
        @Nullable @Description("new, reopened, completed or deleted") String status,
        @Nullable @Description("low, medium or high; absent if none") String priority,
        @Nullable @Description("The day on which it is due, YYYY-MM-DD") String dueDate,
        @Nullable @Description("The day on which it starts, YYYY-MM-DD") String startDate,
        @Nullable @Description("The project's id") Long projectId,
        @Nullable @Description("The project's name") String project,
        @Nullable @Description("The task list's id") Long tasklistId,
        @Nullable @Description("The task list's name") String tasklist,
        @Nullable @Description("The names of those who do it; absent if nobody is assigned") List<String> assignees,
        @Nullable @Description("Their ids, in the same order") List<Long> assigneeIds,
        @Nullable @Description("The teams and companies that do it") List<String> assigneeTeams,
        @Nullable @Description("The names of its tags") List<String> tags,
        @Nullable @Description("The task whose subtask it is") Long parentTaskId,
        @Nullable @Description("The estimate") Integer estimatedMinutes,
        @Nullable @Description("Per cent done") Integer progress,
        @Nullable @Description("true if another task must be done first") Boolean blocked,
        @Nullable @Description("The open tasks that it waits for; only where asked for") List<Long> predecessorIds,
        @Nullable @Description("When it was completed") Instant completedAt,
        @Nullable @Description("The description; only where one task is asked for") String description,
        @Nullable @Description("The link to it") String url) {

    /** The objects to include with tasks. */
    public static final String INCLUDE = "projects,tasklists,users,teams,companies,tags";

    /** The rows of a list. */
    public static Stream<TeamworkTask> rows(JsonNode answer, String site) {
        IncludedItems included = IncludedItems.of(answer);
        return TeamworkPages.rows(answer, "tasks").map(t -> of(t, included, site));
    }

    public static TeamworkTask of(JsonNode t, IncludedItems included, String site) {
        return of(t, included, site, false);
    }

    public static TeamworkTask of(JsonNode t, IncludedItems included, String site, boolean whole) {
        long id = t.path("id").asLong();
        Long tasklist = TeamworkJson.id(t, "tasklistId", "tasklist");
        // v3 tasks do not name their project; the task list does.
        Long project = TeamworkJson.id(included.get("tasklists", tasklist), "projectId", "project");
        if (project == null) {
            project = TeamworkJson.id(t, "projectId", "project");
        }
        // "assignees" mixes people with teams and companies.
        List<Long> assignees = TeamworkJson.ids(t, "assigneeUserIds", "assigneeUsers");
        List<String> teams = Stream.concat(
                        included.names("teams", TeamworkJson.ids(t, "assigneeTeamIds", "assigneeTeams")).stream(),
                        included.names("companies", TeamworkJson.ids(t, "assigneeCompanyIds", "assigneeCompanies")).stream())
                .toList();
        List<String> tags = included.names("tags", TeamworkJson.ids(t, "tagIds", "tags"));
        List<Long> predecessors = TeamworkJson.ids(t, "predecessorIds", "predecessors");
        String priority = JsonTree.text(t, "priority");
        Integer progress = JsonTree.count(t, "progress");
        Integer estimate = JsonTree.count(t, "estimateMinutes", "estimatedMinutes");
        return new TeamworkTask(
                id,
                JsonTree.text(t, "name"),
                JsonTree.text(t, "status"),
                "none".equals(priority) ? null : priority,
                TeamworkJson.day(t, "dueDate", "dueAt"),
                TeamworkJson.day(t, "startDate", "startAt"),
                project,
                included.name("projects", project),
                tasklist,
                included.name("tasklists", tasklist),
                assignees.isEmpty() ? null : assignees.stream().map(included::personName).toList(),
                assignees.isEmpty() ? null : assignees,
                teams.isEmpty() ? null : teams,
                tags.isEmpty() ? null : tags,
                TeamworkJson.id(t, "parentTaskId", "parentTask"),
                estimate == null || estimate == 0 ? null : estimate,
                progress == null || progress == 0 ? null : progress,
                JsonTree.flag(t, "isBlocked") ? true : null,
                predecessors.isEmpty() ? null : predecessors,
                TeamworkJson.moment(t, "completedAt", "completedOn"),
                whole ? JsonTree.text(t, "description") : null,
                site + "/app/tasks/" + id);
    }

    public boolean done() {
        return "completed".equals(status) || "deleted".equals(status);
    }

    /** The name in an error. */
    public String label() {
        return "\"" + name + "\" (" + id + (project == null ? "" : ", " + project) + ")";
    }
}
