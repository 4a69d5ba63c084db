package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tasks wait for. v3 lists and changes these tasks; only v1 tells the kind of each dependency. */
@ApplicationScoped
class TeamworkDependencies {
    /** v1's answers if it does not know the task or may not show it. */
    private static final Set<Problem> UNTOLD = Set.of(Problem.UPSTREAM_REFUSED, Problem.NOT_FOUND, Problem.INVALID_INPUT);

    @Inject
    TeamworkClient client;

    /**
     * A task and its dependencies.
     *
     * @param task the task's id
     * @param blocked whether it waits for a task that is not completed
     * @param predecessors the tasks that it waits for, with the kind of each; null where Teamwork does not tell it
     * @param dependents the tasks that wait for it
     */
    record Present(long task, boolean blocked, Map<Long, @Nullable DependencyKind> predecessors, List<Long> dependents) {}

    /** The other end of a dependency. */
    record End(@Nullable String name, @Nullable String status) {
        boolean done() {
            return "completed".equals(status);
        }
    }

    /**
     * The dependencies of a task. Both switches are needed: without them Teamwork leaves out predecessors, and writing the list
     * back would delete them.
     */
    public Present read(Credential tw, long id) {
        JsonNode task = client.call(tw, TeamworkV3.task(id, null, true, true)).path("task");
        Map<Long, @Nullable DependencyKind> predecessors = new LinkedHashMap<>();
        TeamworkJson.ids(task, "predecessorIds", "predecessors").forEach(predecessor -> predecessors.put(predecessor, null));
        if (!predecessors.isEmpty()) {
            kinds(tw, id).forEach(predecessors::replace);
        }
        return new Present(id, JsonTree.flag(task, "isBlocked"), predecessors, TeamworkJson.ids(task, "dependencyIds", "dependencies"));
    }

    private Map<Long, DependencyKind> kinds(Credential tw, long id) {
        try {
            Map<Long, DependencyKind> kinds = new HashMap<>();
            for (JsonNode predecessor : client.call(tw, TeamworkV1.predecessors(id)).path("predecessors")) {
                Long other = TeamworkJson.id(predecessor, "id");
                DependencyKind kind = DependencyKind.of(JsonTree.text(predecessor, "predecessorMust", "type"));
                if (other != null && kind != null) {
                    kinds.put(other, kind);
                }
            }
            return kinds;
        } catch (HubException untold) {
            if (UNTOLD.contains(untold.problem())) {
                return Map.of();
            }
            throw untold;
        }
    }

    /** Names and statuses of tasks. Leaves out tasks that this account cannot see. */
    public Map<Long, End> ends(Credential tw, Set<Long> ids) {
        Map<Long, End> ends = new HashMap<>();
        if (!ids.isEmpty()) {
            TaskQuery filter = new TaskQuery().ids(ids.stream().map(String::valueOf).collect(Collectors.joining(","))).completed(true);
            JsonNode answer = client.call(tw, TeamworkV3.tasks(PageQuery.of(1, TeamworkPages.MAX_SIZE), filter));
            TeamworkPages.rows(answer, "tasks").forEach(t -> ends.put(t.path("id").asLong(), new End(JsonTree.text(t, "name"), JsonTree.text(t, "status"))));
        }
        return ends;
    }

    /** Replaces the tasks that a task waits for, and reads them back. Throws {@code CONFLICT} if Teamwork did not apply the change. */
    public Present save(Credential tw, long id, Map<Long, @Nullable DependencyKind> wanted) {
        if (wanted.containsKey(id)) {
            throw HubException.invalid("predecessor", "A task cannot wait for itself.");
        }
        ObjectNode body = JsonTree.object();
        body.putObject("task");
        ArrayNode list = body.putArray("predecessors");
        told(tw, wanted).forEach((predecessor, kind) -> list.addObject().put("id", predecessor).put("type", kind.wire()));
        client.call(tw, TeamworkV3.updateTask(id, body));
        Present now = read(tw, id);
        if (!now.predecessors().keySet().equals(wanted.keySet())) {
            String waits = now.predecessors().keySet().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
            throw HubException.conflict("Teamwork accepted the change but did not apply it: the task now waits for " + (waits.isEmpty() ? "nothing" : waits) + ".");
        }
        return now;
    }

    /**
     * The kinds to write. The whole list is written, so an unknown kind would be lost; throws in that case. For a completed task
     * the kind no longer matters.
     */
    private Map<Long, DependencyKind> told(Credential tw, Map<Long, @Nullable DependencyKind> wanted) {
        Set<Long> unknown = wanted.entrySet().stream().filter(e -> e.getValue() == null).map(Map.Entry::getKey).collect(Collectors.toSet());
        Map<Long, End> ends = ends(tw, unknown);
        Map<Long, DependencyKind> told = new LinkedHashMap<>();
        wanted.forEach((id, kind) -> {
            if (kind == null && !(ends.containsKey(id) && ends.get(id).done())) {
                throw HubException.conflict("Teamwork does not tell whether task " + id + " must be completed or only started first, and the change would lose it. "
                        + "Give all predecessors with their type to teamwork.dependencies.set.");
            }
            told.put(id, kind == null ? DependencyKind.COMPLETE : kind);
        });
        return told;
    }
}
