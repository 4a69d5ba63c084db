package io.mcphub.integrations.teamwork.tasks;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.model.Priority;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
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

/** {@code teamwork.tasks.bulk_create} and {@code bulk_update}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class BulkTools {
    private static final int MAX_ITEMS = 10;

    @Inject
    TeamworkBulk bulk;

    /** A task to create. */
    public record NewTask(
            @Description("The title") @Aliases("content") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String name,
            @Description("Your own name for this item, for parent_ref and predecessor_refs") @Size(max = 100) @Nullable String tempId,
            @Description("Id or exact title of the parent: makes a subtask") @Aliases("parent_task_id") @Size(max = TeamworkLimits.MAX_NAME) @Nullable String parentTask,
            @Description("temp_id of an earlier item that is the parent") @Size(max = 100) @Nullable String parentRef,
            @Description("Id or exact name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Id, or exact name with project") @Aliases("tasklist_id") @Size(max = 254) @Nullable String tasklist,
            @Description("Text or Markdown") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("Ids, exact names, e-mail addresses or me") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable List<String> assignees,
            @Description("Teams: ids or exact names") @Aliases({"team_ids", "assignee_teams"}) @Size(max = 50) @Nullable List<String> teams,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String startDate,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String dueDate,
            @Description("Default none") @Nullable Priority priority,
            @Description("Ids or names; missing ones are created") @Aliases("tag_names") @Size(max = 20) @Nullable List<String> tags,
            @Description("Colours of new tags") @Nullable Map<String, String> tagColors,
            @Description("The estimate") @Min(0) @Max(TeamworkLimits.MAX_MINUTES) @Nullable Integer estimatedMinutes,
            @Description("Ids or exact titles of tasks that must be completed first") @Aliases("predecessor_ids") @Size(max = 20) @Nullable List<String> predecessors,
            @Description("temp_ids of earlier items that must be completed first") @Size(max = MAX_ITEMS) @Nullable List<String> predecessorRefs) {
        TaskFields fields(@Nullable Map<String, String> colors, @Nullable Boolean allowPast) {
            return new TaskFields(name, description, assignees, teams, startDate, dueDate, priority, tags, tagColors == null ? colors : tagColors, estimatedMinutes, Boolean.TRUE.equals(allowPast));
        }
    }

    /** Arguments of {@code teamwork.tasks.bulk_create}. */
    public record BulkCreate(
            @Description("The tasks, in the order in which they are created") @NotNull @Size(min = 1, max = MAX_ITEMS) List<NewTask> items,
            @Description("Project of items without one") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Task list of items without one") @Aliases("tasklist_id") @Size(max = 254) @Nullable String tasklist,
            @Description("Colours of new tags: name to #rrggbb") @Nullable Map<String, String> tagColors,
            @Description(TeamworkLimits.ALLOW_PAST) @Nullable Boolean allowPast) {}

    @Tool(
            name = "teamwork.tasks.bulk_create",
            title = "Create several tasks",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Creates up to 10 tasks and subtasks with links between them, and tells what became of each. The same call within 30 minutes "
                    + "creates nothing twice, so repeat it after a timeout; give other temp_ids to create equal tasks again.")
    public BulkOutcome.All bulkCreate(BulkCreate in, Credential tw, CallContext context) {
        return bulk.create(tw, in, context);
    }

    /** A task to change. */
    public record Change(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("The new title") @Aliases("content") @Size(min = 1, max = TeamworkLimits.MAX_NAME) @Nullable String name,
            @Description("Empty clears") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("All who are to have it; empty clears") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable List<String> assignees,
            @Description("All teams that are to have it; empty clears") @Aliases({"team_ids", "assignee_teams"}) @Size(max = 50) @Nullable List<String> teams,
            @Description(TeamworkLimits.AHEAD_OR_CLEAR) @Size(max = 40) @Nullable String startDate,
            @Description(TeamworkLimits.AHEAD_OR_CLEAR) @Size(max = 40) @Nullable String dueDate,
            @Description("none clears") @Nullable Priority priority,
            @Description("All tags it is to have; empty clears") @Aliases("tag_names") @Size(max = 20) @Nullable List<String> tags,
            @Description("Colours of new tags") @Nullable Map<String, String> tagColors,
            @Description("The estimate") @Min(0) @Max(TeamworkLimits.MAX_MINUTES) @Nullable Integer estimatedMinutes) {
        TaskFields fields(@Nullable Map<String, String> colors, @Nullable Boolean allowPast) {
            return new TaskFields(name, description, assignees, teams, startDate, dueDate, priority, tags, tagColors == null ? colors : tagColors, estimatedMinutes, Boolean.TRUE.equals(allowPast));
        }
    }

    /** Arguments of {@code teamwork.tasks.bulk_update}. */
    public record BulkUpdate(
            @Description("The changes, in their order") @NotNull @Size(min = 1, max = MAX_ITEMS) List<Change> items,
            @Description("Id or exact name: new tags are for it alone") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Colours of new tags: name to #rrggbb") @Nullable Map<String, String> tagColors,
            @Description(TeamworkLimits.ALLOW_PAST) @Nullable Boolean allowPast) {}

    @Tool(
            name = "teamwork.tasks.bulk_update",
            title = "Change several tasks",
            effect = Effect.WRITE,
            core = true,
            idempotent = true,
            description = "Changes up to 10 tasks, as teamwork.tasks.update does, and tells what became of each. It may be repeated.")
    public BulkOutcome.All bulkUpdate(BulkUpdate in, Credential tw, CallContext context) {
        return bulk.update(tw, in, context);
    }
}
