package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.IdAndName;
import io.mcphub.integrations.teamwork.model.TeamworkStage;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Workflows with their stages. If a project has no workflow, the columns of its old board take their place. */
@ApplicationScoped
class TeamworkBoards {
    /** Teamwork's own sources disagree whether this is the first or the last place. Without it the task does not move. */
    private static final int ANYWHERE = -1;

    @Inject
    TeamworkClient client;

    /**
     * A workflow.
     *
     * @param ref its id and name
     * @param status its status
     * @param standard whether it is the default one
     * @param projects the projects that it names
     * @param stages its stages in order
     */
    record Workflow(IdAndName ref, @Nullable String status, boolean standard, List<Long> projects, List<TeamworkStage> stages) {
        /**
         * Whether the workflow applies to the project. Needed because Teamwork ignores filters that it does not know. The default
         * workflow may apply to every project.
         */
        boolean isOf(long project) {
            return standard || projects.isEmpty() || projects.contains(project);
        }
    }

    /** All workflows of a project; empty if it has none. */
    public List<Workflow> workflows(Credential tw, long project) {
        List<Workflow> all = TeamworkPages.all(
                "workflows",
                page -> client.call(tw, TeamworkV3.workflows(PageQuery.of(page, TeamworkPages.MAX_SIZE).with("stages"), String.valueOf(project))),
                (node, included) -> workflow(tw, node, included));
        return all.stream().filter(w -> !"deleted".equals(w.status()) && w.isOf(project)).toList();
    }

    /** As {@link #workflows}; also empty if the plan or installation has no workflows at all. */
    public List<Workflow> workflowsIfAny(Credential tw, long project) {
        try {
            return workflows(tw, project);
        } catch (HubException e) {
            if (e.problem() == Problem.UPSTREAM_REFUSED || e.problem() == Problem.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    private Workflow workflow(Credential tw, JsonNode w, IncludedItems included) {
        IdAndName ref = new IdAndName(w.path("id").asLong(), JsonTree.text(w, "name"));
        List<JsonNode> found = TeamworkJson.ids(w, "stages", "stageIds").stream().map(id -> included.get("stages", id)).toList();
        List<TeamworkStage> stages = found.isEmpty() || found.stream().anyMatch(JsonNode::isMissingNode) ? stages(tw, ref) : ordered(found, ref);
        return new Workflow(ref, JsonTree.text(w, "status"), JsonTree.flag(w, "defaultWorkflow"), TeamworkJson.ids(w, "projectIds"), stages);
    }

    /** All stages of a workflow, in order. */
    public List<TeamworkStage> stages(Credential tw, IdAndName workflow) {
        return ordered(
                TeamworkPages.all(
                        "stages",
                        page -> client.call(
                                tw, TeamworkV3.stages(workflow.id(), PageQuery.of(page, TeamworkPages.MAX_SIZE).order("displayorder", "asc"))),
                        (node, included) -> node),
                workflow);
    }

    /** The columns of an old board. */
    public List<TeamworkStage> columns(Credential tw, long project) {
        JsonNode answer = client.call(tw, TeamworkV1.columns(project, PageQuery.of(1, TeamworkPages.MAX_SIZE)));
        return ordered(TeamworkPages.rows(answer, "columns").filter(c -> !JsonTree.flag(c, "deleted")).toList(), null);
    }

    private static List<TeamworkStage> ordered(List<JsonNode> stages, @Nullable IdAndName workflow) {
        return stages.stream()
                .sorted(Comparator.comparingDouble(s -> s.path("displayOrder").asDouble(Double.MAX_VALUE)))
                .map(s -> TeamworkStage.of(s, workflow))
                .toList();
    }

    /**
     * Moves a task to a stage.
     *
     * @param wanted the stage's id or name
     * @param workflow the workflow's id; null for the task's own or, if it has none, those of its project
     */
    public TeamworkStage move(Credential tw, JsonNode task, long project, String wanted, @Nullable Long workflow) {
        long id = task.path("id").asLong();
        List<Workflow> workflows = workflowsIfAny(tw, project).stream().filter(w -> workflow == null || w.ref().id().equals(workflow)).toList();
        if (workflows.isEmpty()) {
            if (workflow != null) {
                throw HubException.invalid("workflow", "The task's project has no such workflow. teamwork.workflows.list shows those it has.");
            }
            return moveCard(tw, task, pick(wanted, columns(tw, project)));
        }
        TeamworkStage stage = stage(task, wanted, workflows);
        ObjectNode body = JsonTree.object().put("stageId", stage.id()).put("positionAfterTask", ANYWHERE);
        client.call(tw, TeamworkV3.setStage(id, stage.workflowId(), body));
        return stage;
    }

    /**
     * The stage. Prefers the workflow in which the task is. Throws if only other workflows have such a stage and it is not clear
     * which one is meant.
     */
    private static TeamworkStage stage(JsonNode task, String wanted, List<Workflow> workflows) {
        List<Long> current = TeamworkPages.stream(task.path("workflowStages")).map(s -> TeamworkJson.id(s, "workflowId", "workflow")).filter(Objects::nonNull).toList();
        List<TeamworkStage> own = stages(workflows.stream().filter(w -> current.contains(w.ref().id())).toList());
        List<TeamworkStage> all = stages(workflows);
        boolean inOwn = own.stream().anyMatch(s -> is(s, wanted));
        return pick(wanted, inOwn ? own : all);
    }

    private static TeamworkStage pick(String wanted, List<TeamworkStage> stages) {
        if (TeamworkNames.isId(wanted)) {
            long id = TeamworkNames.id(wanted);
            return stages.stream().filter(s -> s.id() == id).findFirst().orElseThrow(() -> unknown(stages));
        }
        return stages.stream().anyMatch(s -> is(s, wanted))
                ? NameResolver.find(NameMatching.EXACT, "stage", wanted, stages, s -> s.name() == null ? List.of() : List.of(s.name()), TeamworkStage::label)
                : refuse(stages);
    }

    private static TeamworkStage refuse(List<TeamworkStage> stages) {
        throw unknown(stages);
    }

    private static HubException unknown(List<TeamworkStage> stages) {
        String shown = String.join(", ", stages.stream().limit(30).map(TeamworkStage::label).toList());
        return HubException.invalid("stage", stages.isEmpty() ? "The task's project has no board." : "The task's project has no such stage. It has: " + shown + ".");
    }

    private static boolean is(TeamworkStage stage, String wanted) {
        return String.valueOf(stage.id()).equals(wanted.strip()) || stage.name() != null && stage.name().strip().equalsIgnoreCase(wanted.strip());
    }

    private static List<TeamworkStage> stages(List<Workflow> workflows) {
        return workflows.stream().flatMap(w -> w.stages().stream()).toList();
    }

    private TeamworkStage moveCard(Credential tw, JsonNode task, TeamworkStage column) {
        Long card = TeamworkJson.id(task, "cardId", "card");
        if (card == null) {
            ObjectNode body = JsonTree.object().put("positionAfterId", ANYWHERE);
            body.putObject("card").put("taskId", task.path("id").asLong());
            client.call(tw, TeamworkV1.addCard(column.id(), body));
        } else {
            ObjectNode body = JsonTree.object().put("cardId", card).put("columnId", column.id()).put("positionAfterId", 0);
            client.call(tw, TeamworkV1.moveCard(card, body));
        }
        return column;
    }
}
