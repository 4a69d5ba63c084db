package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Formerly;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.dependencies.*}. */
@ApplicationScoped
@ToolsOf("teamwork")
public class DependencyTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    /** What has to happen to the other task first. */
    public enum Kind {
        @JsonProperty("complete")
        COMPLETE,
        @JsonProperty("start")
        START;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Arguments of {@code teamwork.dependencies.get}. */
    public record Get(@Description("Id or title") @Formerly("task_id") @NotBlank @Size(max = TaskWriteTools.MAX_NAME) String task) {}

    /** The other end of a dependency. */
    public record Link(
            @NotNull @Description("The task's id") Long id, @Nullable @Description("Its title") String name, @Nullable @Description("new, reopened or completed") String status) {}

    /** What a task waits for and what waits for it. */
    public record Dependencies(
            @NotNull @Description("The task's id") Long taskId,
            @Description("Whether it has to wait now") boolean blocked,
            @NotNull @Description("The tasks that it waits for") List<Link> predecessors,
            @NotNull @Description("The tasks that wait for it") List<Link> dependents) {}

    @Tool(
            name = "teamwork.dependencies.get",
            title = "Look up dependencies",
            effect = Effect.READ,
            description = "Tells which tasks a task waits for and which wait for it, completed ones included.")
    public Dependencies get(Get in, Credential tw) {
        return dependencies(tw, task(tw, names.task(tw, "task", in.task(), Use.READ)));
    }

    /** Arguments of {@code teamwork.dependencies.set}. */
    public record SetAll(
            @Description("Id or exact title") @Formerly("task_id") @NotBlank @Size(max = TaskWriteTools.MAX_NAME) String task,
            @Description("All tasks it is to wait for (ids or exact titles); empty clears") @Formerly("predecessor_ids") @NotNull @Size(max = 50) List<String> predecessors,
            @Description("What they must do first; default complete") @Nullable Kind type) {}

    @Tool(
            name = "teamwork.dependencies.set",
            title = "Set dependencies",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Replaces the tasks that a task waits for.")
    public Dependencies set(SetAll in, Credential tw) {
        long id = names.task(tw, "task", in.task(), Use.WRITE);
        Map<Long, String> wanted = new LinkedHashMap<>();
        in.predecessors().forEach(p -> wanted.put(names.task(tw, "predecessors", p, Use.WRITE), kind(in.type())));
        return save(tw, id, wanted);
    }

    /** Arguments of {@code teamwork.dependencies.add}. */
    public record Add(
            @Description("Id or exact title") @Formerly("task_id") @NotBlank @Size(max = TaskWriteTools.MAX_NAME) String task,
            @Description("The task it is to wait for: id or exact title") @Formerly("predecessor_id") @NotBlank @Size(max = TaskWriteTools.MAX_NAME) String predecessor,
            @Description("What that must do first; default complete") @Formerly("predecessor_type") @Nullable Kind type) {}

    @Tool(
            name = "teamwork.dependencies.add",
            title = "Add a dependency",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Makes a task wait for one more task.")
    public Dependencies add(Add in, Credential tw) {
        long id = names.task(tw, "task", in.task(), Use.WRITE);
        Map<Long, String> wanted = present(task(tw, id).path("task"));
        wanted.put(names.task(tw, "predecessor", in.predecessor(), Use.WRITE), kind(in.type()));
        return save(tw, id, wanted);
    }

    /** Arguments of {@code teamwork.dependencies.remove}. */
    public record Remove(
            @Description("Id or exact title") @Formerly("task_id") @NotBlank @Size(max = TaskWriteTools.MAX_NAME) String task,
            @Description("The task it waits for: id or exact title") @Formerly("predecessor_id") @NotBlank @Size(max = TaskWriteTools.MAX_NAME) String predecessor) {}

    @Tool(
            name = "teamwork.dependencies.remove",
            title = "Remove a dependency",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Makes a task wait no longer for another.")
    public Dependencies remove(Remove in, Credential tw) {
        long id = names.task(tw, "task", in.task(), Use.WRITE);
        JsonNode answer = task(tw, id);
        Map<Long, String> wanted = present(answer.path("task"));
        return wanted.remove(names.task(tw, "predecessor", in.predecessor(), Use.WRITE)) == null ? dependencies(tw, answer) : save(tw, id, wanted);
    }

    private static String kind(@Nullable Kind kind) {
        return (kind == null ? Kind.COMPLETE : kind).wire();
    }

    /** Without both switches Teamwork leaves out predecessors, and writing the list back would lose them. */
    private JsonNode task(Credential tw, long id) {
        return client.read(tw, (api, auth) -> api.task(auth, id, null, true, true));
    }

    /** What there is. Teamwork tells the kind only sometimes; what it does not tell is its own default. */
    private static Map<Long, String> present(JsonNode task) {
        Map<Long, String> present = new LinkedHashMap<>();
        Fields.ids(task, "predecessorIds").forEach(id -> present.put(id, Kind.COMPLETE.wire()));
        task.path("predecessors").forEach(p -> {
            Long id = Fields.id(p, "id");
            String type = p.path("meta").path("type").asText(p.path("type").asText());
            if (id != null) {
                present.put(id, type.equals(Kind.START.wire()) ? type : Kind.COMPLETE.wire());
            }
        });
        return present;
    }

    private Dependencies save(Credential tw, long id, Map<Long, String> wanted) {
        if (wanted.containsKey(id)) {
            throw HubException.invalid("predecessor", "A task cannot wait for itself.");
        }
        ObjectNode body = Wire.body();
        body.putObject("task");
        ArrayNode list = body.putArray("predecessors");
        wanted.forEach((predecessor, type) -> list.addObject().put("id", predecessor).put("type", type));
        client.write(tw, (api, auth) -> api.updateTask(auth, id, body));
        Dependencies now = dependencies(tw, task(tw, id));
        Set<Long> saved = now.predecessors().stream().map(Link::id).collect(Collectors.toSet());
        if (!saved.equals(wanted.keySet())) {
            throw HubException.conflict("Teamwork accepted the change but did not take it over: the task now waits for "
                    + (saved.isEmpty() ? "nothing" : saved.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))) + ".");
        }
        return now;
    }

    private Dependencies dependencies(Credential tw, JsonNode answer) {
        JsonNode task = answer.path("task");
        List<Long> before = List.copyOf(present(task).keySet());
        List<Long> after = Fields.ids(task, "dependencyIds", "dependencies");
        Map<Long, Link> links = links(tw, Stream.concat(before.stream(), after.stream()).distinct().toList());
        return new Dependencies(
                task.path("id").asLong(), Fields.flag(task, "isBlocked"), before.stream().map(links::get).toList(), after.stream().map(links::get).toList());
    }

    private Map<Long, Link> links(Credential tw, List<Long> ids) {
        Map<Long, Link> links = ids.stream().collect(Collectors.toMap(id -> id, id -> new Link(id, null, null)));
        if (!ids.isEmpty()) {
            TaskQuery filter = new TaskQuery();
            filter.ids = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
            filter.completed(true);
            JsonNode answer = client.read(tw, (api, auth) -> api.tasks(auth, PageQuery.of(1, Pages.MAX_SIZE), filter));
            answer.path("tasks").forEach(t -> links.computeIfPresent(t.path("id").asLong(), (id, link) -> new Link(id, Fields.text(t, "name"), Fields.text(t, "status"))));
        }
        return links;
    }
}
