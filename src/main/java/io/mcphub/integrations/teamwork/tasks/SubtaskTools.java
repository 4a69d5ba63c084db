package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.Priority;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.subtasks.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class SubtaskTools {
    private static final String LIST = "teamwork.subtasks.list";

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    @Inject
    TeamworkTasks tasks;

    /** Arguments of {@code teamwork.subtasks.create}. */
    public record Create(
            @Description("Id or exact title of the parent") @Aliases("parent_task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("The title") @Aliases("content") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String name,
            @Description("Text or Markdown") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("Ids, exact names, e-mail addresses or me") @Aliases({"assignee_ids", "assignee_id"}) @Size(max = 50) @Nullable List<String> assignees,
            @Description("Teams: ids or exact names") @Aliases({"team_ids", "assignee_teams"}) @Size(max = 50) @Nullable List<String> teams,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String dueDate,
            @Description("Default none") @Nullable Priority priority,
            @Description("Ids or names; missing ones are created") @Aliases("tag_names") @Size(max = 20) @Nullable List<String> tags,
            @Description("The estimate") @Min(0) @Max(TeamworkLimits.MAX_MINUTES) @Nullable Integer estimatedMinutes,
            @Description(TeamworkLimits.ALLOW_PAST) @Nullable Boolean allowPast) {}

    @Tool(name = "teamwork.subtasks.create", title = "Create a subtask", effect = Effect.WRITE, core = true, description = "Creates a subtask of a task. Nobody is notified.")
    public TaskWriteTools.OneTask create(Create in, Credential tw) {
        long parent = names.task(tw, "task", in.task(), NameMatching.EXACT);
        TaskFields fields = new TaskFields(
                in.name(), in.description(), in.assignees(), in.teams(), null, in.dueDate(), in.priority(), in.tags(), null, in.estimatedMinutes(), Boolean.TRUE.equals(in.allowPast()));
        return new TaskWriteTools.OneTask(tasks.createSubtask(tw, parent, fields));
    }

    /** Arguments of {@code teamwork.subtasks.list}. */
    public record ListSubtasks(
            @Description("Id or title of the parent") @Aliases("parent_task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    @Tool(name = LIST, title = "List subtasks", effect = Effect.READ, core = true, description = "Lists the subtasks of a task, completed ones included.")
    public TaskTools.Tasks list(ListSubtasks in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        long parent = names.task(tw, "task", in.task(), use);
        JsonNode answer = client.call(tw, TeamworkV3.subtasks(parent, PageQuery.of(page).with(TeamworkTask.INCLUDE), new TaskQuery().completed(true)));
        return new TaskTools.Tasks(tasks.staged(tw, TeamworkTask.rows(answer, TeamworkClient.site(tw)).toList()), pages.next(tw, LIST, answer, page), use.guessed());
    }
}
