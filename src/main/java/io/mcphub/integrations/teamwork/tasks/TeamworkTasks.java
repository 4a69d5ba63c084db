package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkDirectory;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.IdAndName;
import io.mcphub.integrations.teamwork.model.TeamworkStage;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.NameMatching;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes single tasks. */
@ApplicationScoped
public class TeamworkTasks {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkTags tags;

    @Inject
    TeamworkCalendar calendar;

    @Inject
    TeamworkDirectory directory;

    /** A task with everything that the tools show. */
    public TeamworkTask read(Credential tw, long id) {
        return staged(tw, read(tw, id, true));
    }

    /** A task without its description, and without the name of its stage. */
    TeamworkTask brief(Credential tw, long id) {
        return read(tw, id, false);
    }

    private TeamworkTask read(Credential tw, long id, boolean whole) {
        JsonNode answer = client.call(tw, TeamworkV3.task(id, whole ? TeamworkTask.WHOLE : TeamworkTask.INCLUDE, null, null));
        return TeamworkTask.of(answer.path("task"), IncludedItems.of(answer), TeamworkClient.site(tw), whole);
    }

    private TeamworkTask staged(Credential tw, TeamworkTask task) {
        return staged(tw, List.of(task)).get(0);
    }

    /** The tasks with the names of their stages, which Teamwork tells apart. Where it does not tell them, the ids stay alone. */
    public List<TeamworkTask> staged(Credential tw, List<TeamworkTask> tasks) {
        if (tasks.stream().noneMatch(t -> t.stageId() != null && t.stage() == null)) {
            return tasks;
        }
        Map<Long, String> names = stages(tw).stream().filter(s -> s.name() != null).collect(Collectors.toMap(TeamworkStage::id, TeamworkStage::name, (a, b) -> a));
        return tasks.stream().map(t -> t.in(names.get(t.stageId()))).toList();
    }

    /** The stages that this account may see. A plan without workflows, or a failure, does not keep anybody from reading tasks. */
    List<TeamworkStage> stages(Credential tw) {
        try {
            return directory.stages(tw);
        } catch (HubException untold) {
            return List.of();
        }
    }

    /** All open tasks that match, soonest due first. */
    public List<TeamworkTask> open(Credential tw, TaskQuery filter) {
        filter.completed(false);
        String site = TeamworkClient.site(tw);
        List<TeamworkTask> all = TeamworkPages.all(
                "tasks",
                page -> client.call(
                        tw, TeamworkV3.tasks(PageQuery.of(page, TeamworkPages.MAX_SIZE).order("duedate", "asc").with(TeamworkTask.INCLUDE), filter)),
                (node, included) -> TeamworkTask.of(node, included, site));
        return staged(tw, all.stream().filter(t -> !t.done()).toList());
    }

    /**
     * The task after a change, without its description, which can be long and which the caller has. If it cannot be read, the answer to
     * the change is used, because the change is done.
     */
    public TeamworkTask after(Credential tw, long id, JsonNode answer) {
        try {
            return staged(tw, brief(tw, id));
        } catch (HubException unreadable) {
            ObjectNode known = answer.path("task").isObject() ? answer.path("task").deepCopy() : JsonTree.object();
            return TeamworkTask.of(known.put("id", id), IncludedItems.of(answer), TeamworkClient.site(tw), false);
        }
    }

    /** The id of a new task, from the answer to its creation. */
    public long created(JsonNode answer) {
        Long id = TeamworkJson.id(answer.path("task").isObject() ? answer.path("task") : answer, "id", "taskId");
        if (id == null) {
            throw TeamworkErrors.FAILURES.strange(true, answer);
        }
        return id;
    }

    public TeamworkTask create(Credential tw, long tasklist, @Nullable Long project, TaskFields fields) {
        ObjectNode body = body(tw, fields, project == null && TeamworkTags.named(fields.tags(), fields.tagColors()) ? projectOfTasklist(tw, tasklist) : project);
        JsonNode answer = client.call(tw, TeamworkV3.createTask(tasklist, body));
        return after(tw, created(answer), answer);
    }

    /** The project of a task. Throws if Teamwork does not tell it. */
    public long projectOf(Credential tw, long task) {
        Long project = brief(tw, task).projectId();
        if (project == null) {
            throw HubException.of(Problem.UPSTREAM_REFUSED, "Teamwork does not tell the project of this task.");
        }
        return project;
    }

    /** The project of a task list; null if Teamwork does not tell it. */
    public @Nullable Long projectOfTasklist(Credential tw, long tasklist) {
        return TeamworkJson.id(client.call(tw, TeamworkV3.tasklist(tasklist, null)).path("tasklist"), "projectId", "project");
    }

    public TeamworkTask createSubtask(Credential tw, long parent, TaskFields fields) {
        // The project is needed only for names of tags.
        Long project = TeamworkTags.named(fields.tags(), fields.tagColors()) ? brief(tw, parent).projectId() : null;
        ObjectNode body = body(tw, fields, project);
        JsonNode answer = client.call(tw, TeamworkV3.createSubtask(parent, body));
        return after(tw, created(answer), answer);
    }

    public TeamworkTask update(Credential tw, long id, TaskFields fields) {
        return after(tw, id, change(tw, id, fields, null));
    }

    /**
     * Changes a task without reading it afterwards.
     *
     * @param project where new tags are created; null for the task's own project
     */
    public JsonNode change(Credential tw, long id, TaskFields fields, @Nullable Long project) {
        if (fields.isEmpty()) {
            throw HubException.invalid("task", "Nothing to change was given. Give at least one of the other arguments.");
        }
        boolean named = TeamworkTags.named(fields.tags(), fields.tagColors());
        boolean others = fields.assignees() != null || fields.teams() != null;
        @Nullable TeamworkTask present = named && project == null || others ? brief(tw, id) : null;
        ObjectNode body = body(tw, fields, project == null && present != null ? present.projectId() : project);
        if (others) {
            keepOthers((ObjectNode) body.at("/task/assignees"), present);
        }
        return client.call(tw, TeamworkV3.updateTask(id, body));
    }

    /** Sends those of the other kinds too: Teamwork takes the list as the whole, and who is not in it loses the task. */
    private static void keepOthers(ObjectNode assignees, TeamworkTask present) {
        keep(assignees, "userIds", present.assignees());
        keep(assignees, "teamIds", present.teams());
        keep(assignees, "companyIds", present.companies());
    }

    private static void keep(ObjectNode assignees, String kind, @Nullable List<IdAndName> present) {
        if (!assignees.has(kind) && present != null) {
            present.forEach(one -> assignees.withArray(kind).add(one.id()));
        }
    }

    /** The request for a task with these fields. */
    public ObjectNode body(Credential tw, TaskFields in, @Nullable Long project) {
        ObjectNode task = JsonTree.object();
        if (in.name() != null) {
            task.put("name", TeamworkNames.given(in.name()));
        }
        if (in.description() != null) {
            task.put("description", in.description());
        }
        day(tw, task, "startAt", "start_date", in.startDate());
        requireAhead(tw, day(tw, task, "dueAt", "due_date", in.dueDate()), in.allowPast());
        if (in.priority() != null) {
            task.put("priority", in.priority().wire());
        }
        if (in.estimatedMinutes() != null) {
            task.put("estimatedMinutes", in.estimatedMinutes());
        }
        if (in.assignees() != null) {
            List<Long> people = names.people(tw, "assignees", in.assignees(), NameMatching.EXACT);
            people.forEach(task.withObject("/assignees").putArray("userIds")::add);
        }
        if (in.teams() != null) {
            names.teams(tw, "teams", in.teams(), NameMatching.EXACT).forEach(task.withObject("/assignees").putArray("teamIds")::add);
        }
        if (in.tags() != null) {
            tags.ids(tw, in.tags(), project, in.tagColors()).forEach(task.putArray("tagIds")::add);
        }
        ObjectNode body = JsonTree.object();
        body.set("task", task);
        // Without the second switch Teamwork silently drops assignees who are not in the project.
        body.putObject("taskOptions").put("notify", false).put("checkInvalidusers", true);
        return body;
    }

    private @Nullable LocalDate day(Credential tw, ObjectNode task, String member, String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        LocalDate day = calendar.dayAhead(tw, field, text);
        task.put(member, day == null ? null : day.toString());
        return day;
    }

    /** Refuses a due date that is over: it is mostly a misunderstanding, and makes a task overdue at once. */
    private void requireAhead(Credential tw, @Nullable LocalDate due, boolean allowPast) {
        if (due != null && !allowPast && calendar.isOver(tw, due)) {
            throw HubException.invalid("due_date", "due_date is " + due + ", which is over. Give a day from today on, or allow_past: true if it is meant.");
        }
    }
}
