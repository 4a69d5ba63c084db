package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkStage;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.workflows.list}, {@code teamwork.stages.list} and {@code teamwork.tasks.set_stage}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class BoardTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkBoards boards;

    /** Arguments of {@code teamwork.workflows.list} and {@code teamwork.stages.list}. */
    public record OfProject(@Description("Id or name") @Aliases("project_id") @NotBlank @Size(max = 254) String project) {}

    /** A workflow. */
    public record Workflow(
            @NotNull @Description("The workflow's id") Long id,
            @Nullable @Description("Its name") String name,
            @Description("Whether it is the default") boolean isDefault,
            @NotNull @Description("Its stages, in their order") List<TeamworkStage> stages) {}

    /** The workflows of a project. */
    public record Workflows(
            @NotNull @Description("The workflows") List<Workflow> workflows, @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = "teamwork.workflows.list", title = "List workflows", effect = Effect.READ, core = true, description = "Lists the workflows of a project, each with its stages.")
    public Workflows workflows(OfProject in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        long project = names.project(tw, "project", in.project(), use);
        List<Workflow> workflows = boards.workflows(tw, project).stream().map(w -> new Workflow(w.ref().id(), w.ref().name(), w.standard(), w.stages())).toList();
        return new Workflows(workflows, use.guessed());
    }

    /** The stages of a project. */
    public record Stages(
            @NotNull @Rows @Description("The stages, workflow by workflow, in their order") List<TeamworkStage> stages,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = "teamwork.stages.list",
            title = "List board columns",
            effect = Effect.READ,
            core = true,
            description = "Lists the board columns of a project: the stages of all its workflows, or the columns of an old board.")
    public Stages stages(OfProject in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        long project = names.project(tw, "project", in.project(), use);
        List<TeamworkBoards.Workflow> workflows = boards.workflowsIfAny(tw, project);
        return new Stages(workflows.isEmpty() ? boards.columns(tw, project) : workflows.stream().flatMap(w -> w.stages().stream()).toList(), use.guessed());
    }

    /** Arguments of {@code teamwork.tasks.set_stage}. */
    public record SetStage(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("Id or exact name") @Aliases({"stage_id", "stage_name", "column_name"}) @NotBlank @Size(max = 254) String stage,
            @Description("Id; needed only if several workflows have the stage") @Aliases("workflow_id") @Size(max = 20) @Nullable String workflow,
            @Description("Not needed") @Aliases("project_id") @Size(max = 254) @Nullable String project) {}

    /** The task's new stage. */
    public record Moved(@NotNull @Description("The task's id") Long taskId, @NotNull @Description("The stage in which it is now") TeamworkStage stage) {}

    @Tool(
            name = "teamwork.tasks.set_stage",
            formerly = "teamwork.tasks.set_stage_by_name",
            title = "Move a task on its board",
            effect = Effect.WRITE,
            core = true,
            idempotent = true,
            description = "Moves a task to a stage (board column) of its project, such as Done. It does not complete the task: use teamwork.tasks.complete for that.")
    public Moved setStage(SetStage in, Credential tw) {
        if (in.workflow() != null && !TeamworkNames.isId(in.workflow())) {
            throw HubException.invalid("workflow", "workflow is an id. teamwork.workflows.list shows them.");
        }
        long id = names.task(tw, "task", in.task(), NameMatching.EXACT);
        JsonNode answer = client.call(tw, TeamworkV3.task(id, TeamworkTask.INCLUDE, null, null));
        JsonNode task = answer.path("task");
        Long project = TeamworkTask.of(task, IncludedItems.of(answer), "").projectId();
        if (project == null) {
            project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        }
        if (project == null) {
            throw HubException.invalid("project", "Teamwork does not tell the task's project. Give project.");
        }
        return new Moved(id, boards.move(tw, task, project, in.stage(), in.workflow() == null ? null : TeamworkNames.id(in.workflow())));
    }
}
