package io.mcphub.integrations.teamwork.tasks;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.dependencies.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class DependencyTools {
    @Inject
    TeamworkNames names;

    @Inject
    TeamworkDependencies dependencies;

    /** Arguments of {@code teamwork.dependencies.get}. */
    public record Get(@Description("Id or title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task) {}

    /** The other end of a dependency. */
    public record Link(
            @NotNull @Description("The task's id") Long id,
            @Nullable @Description("Its title") String name,
            @Nullable @Description("new, reopened or completed") String status,
            @Nullable @Description("What it must do first, complete or start; absent for tasks that wait, and if Teamwork does not tell") DependencyKind type) {}

    /** What a task waits for and what waits for it. */
    public record Dependencies(
            @NotNull @Description("The task's id") Long taskId,
            @Description("Whether it has to wait now") boolean blocked,
            @NotNull @Description("The tasks that it waits for") List<Link> predecessors,
            @NotNull @Description("The tasks that wait for it") List<Link> dependents,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = "teamwork.dependencies.get",
            title = "Look up dependencies",
            effect = Effect.READ,
            description = "Tells which tasks a task waits for and which wait for it, completed ones included.")
    public Dependencies get(Get in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        return shown(tw, dependencies.read(tw, names.task(tw, "task", in.task(), use)), use);
    }

    /** Arguments of {@code teamwork.dependencies.set}. */
    public record SetAll(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("All tasks it is to wait for (ids or exact titles); empty clears") @Aliases("predecessor_ids") @NotNull @Size(max = 50) List<String> predecessors,
            @Description("What they must do first; default complete") @Nullable DependencyKind type) {}

    @Tool(
            name = "teamwork.dependencies.set",
            title = "Set dependencies",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Replaces the tasks that a task waits for.")
    public Dependencies set(SetAll in, Credential tw) {
        long id = names.task(tw, "task", in.task(), NameMatching.EXACT);
        Map<Long, DependencyKind> wanted = new LinkedHashMap<>();
        in.predecessors().forEach(p -> wanted.put(names.task(tw, "predecessors", p, NameMatching.EXACT), kind(in.type())));
        return shown(tw, dependencies.save(tw, id, wanted), NameMatching.EXACT);
    }

    /** Arguments of {@code teamwork.dependencies.add}. */
    public record Add(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("The task it is to wait for: id or exact title") @Aliases("predecessor_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String predecessor,
            @Description("What that must do first; default complete") @Aliases("predecessor_type") @Nullable DependencyKind type) {}

    @Tool(
            name = "teamwork.dependencies.add",
            title = "Add a dependency",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Makes a task wait for one more task.")
    public Dependencies add(Add in, Credential tw) {
        long id = names.task(tw, "task", in.task(), NameMatching.EXACT);
        long predecessor = names.task(tw, "predecessor", in.predecessor(), NameMatching.EXACT);
        TeamworkDependencies.Present present = dependencies.read(tw, id);
        Map<Long, DependencyKind> wanted = new LinkedHashMap<>(present.predecessors());
        wanted.put(predecessor, kind(in.type()));
        return shown(tw, wanted.equals(present.predecessors()) ? present : dependencies.save(tw, id, wanted), NameMatching.EXACT);
    }

    /** Arguments of {@code teamwork.dependencies.remove}. */
    public record Remove(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("The task it waits for: id or exact title") @Aliases("predecessor_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String predecessor) {}

    @Tool(
            name = "teamwork.dependencies.remove",
            title = "Remove a dependency",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Makes a task wait no longer for another.")
    public Dependencies remove(Remove in, Credential tw) {
        long id = names.task(tw, "task", in.task(), NameMatching.EXACT);
        long predecessor = names.task(tw, "predecessor", in.predecessor(), NameMatching.EXACT);
        TeamworkDependencies.Present present = dependencies.read(tw, id);
        Map<Long, DependencyKind> wanted = new LinkedHashMap<>(present.predecessors());
        wanted.remove(predecessor);
        return shown(tw, wanted.equals(present.predecessors()) ? present : dependencies.save(tw, id, wanted), NameMatching.EXACT);
    }

    private static DependencyKind kind(@Nullable DependencyKind kind) {
        return kind == null ? DependencyKind.COMPLETE : kind;
    }

    private Dependencies shown(Credential tw, TeamworkDependencies.Present present, NameMatching use) {
        Set<Long> ids = new LinkedHashSet<>(present.predecessors().keySet());
        ids.addAll(present.dependents());
        Map<Long, TeamworkDependencies.End> ends = dependencies.ends(tw, ids);
        return new Dependencies(
                present.task(),
                present.blocked(),
                present.predecessors().entrySet().stream().map(p -> link(p.getKey(), ends, p.getValue())).toList(),
                present.dependents().stream().map(id -> link(id, ends, null)).toList(),
                use.guessed());
    }

    private static Link link(Long id, Map<Long, TeamworkDependencies.End> ends, @Nullable DependencyKind kind) {
        TeamworkDependencies.End end = ends.getOrDefault(id, new TeamworkDependencies.End(null, null));
        return new Link(id, end.name(), end.status(), kind);
    }
}
