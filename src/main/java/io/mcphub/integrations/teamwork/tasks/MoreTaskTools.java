package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.tasks.get}, {@code search}, {@code reopen} and {@code move}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class MoreTaskTools {
    private static final String SEARCH = "teamwork.tasks.search";

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    @Inject
    TeamworkTasks tasks;

    /** Arguments of {@code teamwork.tasks.get}. */
    public record Get(@Description("Id or title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task) {}

    @Tool(name = "teamwork.tasks.get", title = "Look up a task", effect = Effect.READ, description = "Tells everything about a task, its description included.")
    public TaskWriteTools.OneTask get(Get in, Credential tw) {
        return new TaskWriteTools.OneTask(tasks.read(tw, names.task(tw, "task", in.task(), NameMatching.guessing())));
    }

    /** Arguments of {@code teamwork.tasks.search}. */
    public record Search(
            @Description("Words to look for") @NotBlank @Size(max = 200) String query,
            @Description("Id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Completed ones too; default false") @Nullable Boolean includeCompleted,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    @Tool(name = SEARCH, title = "Search tasks", effect = Effect.READ, description = "Finds tasks by words.")
    public TaskTools.Tasks search(Search in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, SEARCH, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        Long project = names.optionalProject(tw, "project", in.project(), use);
        boolean completed = Boolean.TRUE.equals(in.includeCompleted());
        TaskQuery filter = new TaskQuery().completed(completed);
        PageQuery query = PageQuery.of(page).search(in.query().strip()).with(TeamworkTask.INCLUDE);
        JsonNode answer = client.call(tw, project == null ? TeamworkV3.tasks(query, filter) : TeamworkV3.tasksOfProject(project, query, filter));
        List<TeamworkTask> found = TeamworkTask.rows(answer, TeamworkClient.site(tw)).filter(t -> completed || !t.done()).toList();
        return new TaskTools.Tasks(tasks.staged(tw, found), pages.next(tw, SEARCH, answer, page), use.guessed());
    }

    /** Arguments of {@code teamwork.tasks.reopen}. */
    public record Reopen(@Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task) {}

    @Tool(name = "teamwork.tasks.reopen", title = "Reopen a task", effect = Effect.WRITE, idempotent = true, description = "Makes a completed task open again.")
    public TaskWriteTools.OneTask reopen(Reopen in, Credential tw) {
        long id = names.completedTask(tw, "task", in.task());
        client.call(tw, TeamworkV1.reopen(id));
        return new TaskWriteTools.OneTask(tasks.after(tw, id, JsonTree.object()));
    }

    /** Arguments of {@code teamwork.tasks.delete}. */
    public record Delete(@Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task) {}

    /** A task that is gone. */
    public record Deleted(@NotNull @Description("The task's id") Long taskId) {}

    @Tool(name = "teamwork.tasks.delete", title = "Delete a task", effect = Effect.DESTRUCTIVE, description = "Deletes a task with its subtasks, for everybody. To finish a task use teamwork.tasks.complete.")
    public Deleted delete(Delete in, Credential tw) {
        long id = names.task(tw, "task", in.task(), NameMatching.EXACT);
        client.call(tw, TeamworkV3.deleteTask(id));
        return new Deleted(id);
    }

    /** Arguments of {@code teamwork.tasks.move}. */
    public record Move(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("Where to: id, or exact name with project") @Aliases("tasklist_id") @NotBlank @Size(max = 254) String tasklist,
            @Description("Id or exact name of the list's project") @Aliases("project_id") @Size(max = 254) @Nullable String project) {}

    @Tool(
            name = "teamwork.tasks.move",
            title = "Move a task to another list",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Moves a task with its subtasks to another task list, in any project; a subtask leaves its parent. For board columns use teamwork.tasks.set_stage.")
    public TaskWriteTools.OneTask move(Move in, Credential tw) {
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        long tasklist = names.tasklist(tw, "tasklist", in.tasklist(), project, NameMatching.EXACT);
        long id = names.task(tw, "task", in.task(), NameMatching.EXACT);
        TeamworkTask task = tasks.brief(tw, id);
        if (task.tasklistId() != null && task.tasklistId() == tasklist) {
            // Already there. Moving a subtask would remove it from its parent.
            return new TaskWriteTools.OneTask(task);
        }
        client.call(tw, TeamworkV1.move(id, JsonTree.object().put("taskListId", tasklist)));
        return new TaskWriteTools.OneTask(tasks.after(tw, id, JsonTree.object()));
    }
}
