package io.mcphub.integrations.teamwork.tasks;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkDirectory;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.model.Priority;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.tasks.create}, {@code update} and {@code complete}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class TaskWriteTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkDirectory directory;

    @Inject
    TeamworkTasks tasks;

    /** Arguments of {@code teamwork.tasks.create}. */
    public record Create(
            @Description("The title") @Aliases("content") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String name,
            @Description("Id or exact name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Id, or exact name with project; default the project's first list") @Aliases("tasklist_id") @Size(max = 254) @Nullable String tasklist,
            @Description("Text or Markdown") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("Ids, exact names, e-mail addresses or me") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable List<String> assignees,
            @Description("Teams: ids or exact names") @Aliases({"team_ids", "assignee_teams"}) @Size(max = 50) @Nullable List<String> teams,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String startDate,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String dueDate,
            @Description("Default none") @Nullable Priority priority,
            @Description("Ids or names; missing ones are created") @Aliases("tag_names") @Size(max = 20) @Nullable List<String> tags,
            @Description("Colours of new tags: name to #rrggbb") @Nullable Map<String, String> tagColors,
            @Description("The estimate") @Min(0) @Max(TeamworkLimits.MAX_MINUTES) @Nullable Integer estimatedMinutes,
            @Description(TeamworkLimits.ALLOW_PAST) @Nullable Boolean allowPast) {}

    /** A task. */
    public record OneTask(@NotNull @Description("The task") TeamworkTask task) {}

    @Tool(
            name = "teamwork.tasks.create",
            title = "Create a task",
            effect = Effect.WRITE,
            core = true,
            description = "Creates a task in a task list, or in a project's first one. Nobody is notified. After a timeout look before creating it again.")
    public OneTask create(Create in, Credential tw) {
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        TaskFields fields = new TaskFields(
                in.name(), in.description(), in.assignees(), in.teams(), in.startDate(), in.dueDate(), in.priority(), in.tags(), in.tagColors(), in.estimatedMinutes(), Boolean.TRUE.equals(in.allowPast()));
        return new OneTask(tasks.create(tw, tasklist(tw, in.tasklist(), project), project, fields));
    }

    /** The task list that is meant; without one, the project's first open list. */
    private long tasklist(Credential tw, @Nullable String tasklist, @Nullable Long project) {
        if (!TeamworkNames.blank(tasklist)) {
            return names.tasklist(tw, "tasklist", tasklist, project, NameMatching.EXACT);
        }
        if (project == null) {
            throw HubException.invalid("tasklist", "Give a task list, or a project whose first list is to be used.");
        }
        return directory.firstTasklist(tw, project);
    }

    /** Arguments of {@code teamwork.tasks.update}. */
    public record Update(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("The new title") @Aliases("content") @Size(min = 1, max = TeamworkLimits.MAX_NAME) @Nullable String name,
            @Description("Empty clears") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("All who are to have it, as in create; empty clears") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable
                    List<String> assignees,
            @Description("All teams that are to have it; empty clears") @Aliases({"team_ids", "assignee_teams"}) @Size(max = 50) @Nullable List<String> teams,
            @Description(TeamworkLimits.AHEAD_OR_CLEAR) @Size(max = 40) @Nullable String startDate,
            @Description(TeamworkLimits.AHEAD_OR_CLEAR) @Size(max = 40) @Nullable String dueDate,
            @Description("none clears") @Nullable Priority priority,
            @Description("All tags it is to have, as in create; empty clears") @Aliases("tag_names") @Size(max = 20) @Nullable List<String> tags,
            @Description("Colours of new tags: name to #rrggbb") @Nullable Map<String, String> tagColors,
            @Description("The estimate") @Min(0) @Max(TeamworkLimits.MAX_MINUTES) @Nullable Integer estimatedMinutes,
            @Description(TeamworkLimits.ALLOW_PAST) @Nullable Boolean allowPast) {}

    @Tool(
            name = "teamwork.tasks.update",
            title = "Change a task",
            effect = Effect.WRITE,
            core = true,
            idempotent = true,
            description = "Changes what is given and leaves the rest alone. To finish a task use teamwork.tasks.complete.")
    public OneTask update(Update in, Credential tw) {
        TaskFields fields = new TaskFields(
                in.name(), in.description(), in.assignees(), in.teams(), in.startDate(), in.dueDate(), in.priority(), in.tags(), in.tagColors(), in.estimatedMinutes(), Boolean.TRUE.equals(in.allowPast()));
        return new OneTask(tasks.update(tw, names.task(tw, "task", in.task(), NameMatching.EXACT), fields));
    }

    /** Arguments of {@code teamwork.tasks.complete}. */
    public record Complete(@Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task) {}

    @Tool(
            name = "teamwork.tasks.complete",
            title = "Complete a task",
            effect = Effect.WRITE,
            core = true,
            idempotent = true,
            description = "Marks a task as done.")
    public OneTask complete(Complete in, Credential tw) {
        long id = names.task(tw, "task", in.task(), NameMatching.EXACT);
        client.call(tw, TeamworkV1.complete(id));
        return new OneTask(tasks.after(tw, id, JsonTree.object()));
    }
}
