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
        @Nullable @Description("The id of its stage or board column") Long stageId,
        @Nullable @Description("The stage's name") String stage,
        @Nullable @Description("Those who do it; absent if nobody is assigned") List<IdAndName> assignees,
        @Nullable @Description("The teams that do it") List<IdAndName> teams,
        @Nullable @Description("The companies that do it") List<IdAndName> companies,
        @Nullable @Description("The names of its tags") List<String> tags,
        @Nullable @Description("The task whose subtask it is") Long parentTaskId,
        @Nullable @Description("The estimate") Integer estimatedMinutes,
        @Nullable @Description("Per cent done") Integer progress,
        @Nullable @Description("true if another task must be done first") Boolean blocked,
        @Nullable @Description("The open tasks that it waits for; only where asked for") List<Long> predecessorIds,
        @Nullable @Description("When it was completed") Instant completedAt,
        @Nullable @Description("When it was last changed") Instant updatedAt,
        @Nullable @Description("When it was created; only where one task is asked for") Instant createdAt,
        @Nullable @Description("Who created it; as created_at") IdAndName creator,
        @Nullable @Description("Who is told of changes and comments; as created_at") List<IdAndName> watchers,
        @Nullable @Description("The description; as created_at") String description,
        @Nullable @Description("The link to it") String url) {

    /** The objects to include with tasks. */
    public static final String INCLUDE = "projects,tasklists,users,teams,companies,tags,cards,cards.columns";
    /** The objects to include with a task that is shown whole. */
    public static final String WHOLE = INCLUDE + ",changeFollowers,commentFollowers";

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
        Long project = project(t, tasklist, included);
        IdAndName stage = stage(t, included);
        List<Long> predecessors = TeamworkJson.ids(t, "predecessorIds", "predecessors");
        return new TeamworkTask(
                id,
                JsonTree.text(t, "name"),
                JsonTree.text(t, "status"),
                "none".equals(JsonTree.text(t, "priority")) ? null : JsonTree.text(t, "priority"),
                TeamworkJson.day(t, "dueDate", "dueAt"),
                TeamworkJson.day(t, "startDate", "startAt"),
                project,
                included.name("projects", project),
                tasklist,
                included.name("tasklists", tasklist),
                stage == null ? null : stage.id(),
                stage == null ? null : stage.name(),
                // "assignees" mixes people with teams and companies.
                people(included, TeamworkJson.ids(t, "assigneeUserIds", "assigneeUsers")),
                things(included, "teams", TeamworkJson.ids(t, "assigneeTeamIds", "assigneeTeams")),
                things(included, "companies", TeamworkJson.ids(t, "assigneeCompanyIds", "assigneeCompanies")),
                some(included.names("tags", TeamworkJson.ids(t, "tagIds", "tags"))),
                TeamworkJson.id(t, "parentTaskId", "parentTask"),
                positive(JsonTree.count(t, "estimateMinutes", "estimatedMinutes")),
                positive(JsonTree.count(t, "progress")),
                JsonTree.flag(t, "isBlocked") ? true : null,
                some(predecessors),
                TeamworkJson.moment(t, "completedAt", "completedOn"),
                TeamworkJson.moment(t, "updatedAt", "dateUpdated"),
                whole ? TeamworkJson.moment(t, "createdAt") : null,
                whole ? person(included, TeamworkJson.id(t, "createdBy", "createdByUserId")) : null,
                whole ? people(included, watchers(t)) : null,
                whole ? JsonTree.text(t, "description") : null,
                site + "/app/tasks/" + id);
    }

    /** v3 tasks do not name their project; the task list does. */
    private static @Nullable Long project(JsonNode t, @Nullable Long tasklist, IncludedItems included) {
        Long project = TeamworkJson.id(included.get("tasklists", tasklist), "projectId", "project");
        return project == null ? TeamworkJson.id(t, "projectId", "project") : project;
    }

    /** The stage of its workflow, whose name is rarely told here, or the column of an old board. */
    private static @Nullable IdAndName stage(JsonNode t, IncludedItems included) {
        for (JsonNode place : t.path("workflowStages")) {
            Long stage = TeamworkJson.id(place, "stageId", "stage");
            if (stage != null) {
                return new IdAndName(stage, included.name("stages", stage));
            }
        }
        Long column = TeamworkJson.id(t, "columnId", "column");
        Long card = TeamworkJson.id(t, "cardId", "card");
        Long place = column == null ? TeamworkJson.id(included.get("cards", card), "columnId", "column") : column;
        return place == null ? null : new IdAndName(place, included.name("columns", place));
    }

    private static List<Long> watchers(JsonNode t) {
        return Stream.concat(TeamworkPages.stream(t.path("changeFollowers")), TeamworkPages.stream(t.path("commentFollowers")))
                .filter(f -> !f.path("type").asText("users").matches("teams|companies"))
                .map(f -> f.isObject() ? TeamworkJson.id(f, "id") : Long.valueOf(f.asLong()))
                .filter(id -> id != null && id > 0)
                .distinct()
                .toList();
    }

    private static @Nullable IdAndName person(IncludedItems included, @Nullable Long id) {
        return id == null ? null : new IdAndName(id, IncludedItems.fullName(included.get("users", id)));
    }

    private static @Nullable List<IdAndName> people(IncludedItems included, List<Long> ids) {
        return some(ids.stream().map(id -> person(included, id)).toList());
    }

    private static @Nullable List<IdAndName> things(IncludedItems included, String kind, List<Long> ids) {
        return some(ids.stream().map(id -> new IdAndName(id, included.name(kind, id))).toList());
    }

    private static <T> @Nullable List<T> some(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable Integer positive(@Nullable Integer count) {
        return count == null || count == 0 ? null : count;
    }

    /** The same with the name of its stage. */
    public TeamworkTask in(@Nullable String stageName) {
        return stageName == null || stage != null
                ? this
                : new TeamworkTask(
                        id, name, status, priority, dueDate, startDate, projectId, project, tasklistId, tasklist, stageId, stageName, assignees, teams, companies, tags, parentTaskId,
                        estimatedMinutes, progress, blocked, predecessorIds, completedAt, updatedAt, createdAt, creator, watchers, description, url);
    }

    public boolean done() {
        return "completed".equals(status) || "deleted".equals(status);
    }

    /** Whether nobody does it: no person, no team, no company. */
    public boolean unassigned() {
        return assignees == null && teams == null && companies == null;
    }

    /** The name in an error. */
    public String label() {
        return "\"" + name + "\" (" + id + (project == null ? "" : ", " + project) + ")";
    }
}
