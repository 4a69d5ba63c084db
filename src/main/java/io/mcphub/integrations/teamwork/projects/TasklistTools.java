package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkDirectory;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkTasklist;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.tasklists.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class TasklistTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkDirectory directory;

    /** Arguments of {@code teamwork.tasklists.list}. */
    public record ListTasklists(
            @Description("Id or name") @Aliases("project_id") @NotBlank @Size(max = 254) String project,
            @Description("Completed lists too; default false") @Nullable Boolean includeCompleted) {}

    /** The lists of a project. */
    public record Tasklists(
            @NotNull @Rows @Description("The task lists, in the order of the project") List<TeamworkTasklist> tasklists,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = "teamwork.tasklists.list", title = "List task lists", effect = Effect.READ, core = true, description = "Lists the task lists of a project.")
    public Tasklists list(ListTasklists in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        long project = names.project(tw, "project", in.project(), use);
        String site = TeamworkClient.site(tw);
        boolean completed = Boolean.TRUE.equals(in.includeCompleted());
        List<TeamworkTasklist> all = TeamworkPages.all(
                "tasklists",
                page -> client.call(
                        tw, TeamworkV3.tasklistsOfProject(project, PageQuery.of(page, TeamworkPages.MAX_SIZE).with(TeamworkTasklist.INCLUDE), completed)),
                (node, included) -> TeamworkTasklist.of(node, included, site));
        return new Tasklists(all, use.guessed());
    }

    /** Arguments of {@code teamwork.tasklists.get}. */
    public record GetTasklist(
            @Description("Id, or name with project") @Aliases("tasklist_id") @NotBlank @Size(max = 254) String tasklist,
            @Description("Id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project) {}

    /** A task list. */
    public record OneTasklist(@NotNull @Description("The task list") TeamworkTasklist tasklist) {}

    @Tool(name = "teamwork.tasklists.get", title = "Look up a task list", effect = Effect.READ, description = "Tells a task list's project, status, milestone and description.")
    public OneTasklist get(GetTasklist in, Credential tw) {
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.guessing());
        return new OneTasklist(read(tw, names.tasklist(tw, "tasklist", in.tasklist(), project, NameMatching.guessing())));
    }

    /** Arguments of {@code teamwork.tasklists.create}. */
    public record CreateTasklist(
            @Description("Id or exact name") @Aliases("project_id") @NotBlank @Size(max = 254) String project,
            @Description("Its name") @NotBlank @Size(max = 255) String name,
            @Description("What it is for") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("Id of its milestone") @Min(1) @Nullable Long milestoneId,
            @Description("Only for chosen people; default false") @Aliases("private") @Nullable Boolean isPrivate,
            @Description("Default false") @Aliases("pinned") @Nullable Boolean isPinned,
            @Description("Before the others; default false") @Nullable Boolean addToTop) {}

    @Tool(name = "teamwork.tasklists.create", title = "Create a task list", effect = Effect.WRITE, description = "Creates a task list in a project.")
    public OneTasklist create(CreateTasklist in, Credential tw) {
        long project = names.project(tw, "project", in.project(), NameMatching.EXACT);
        ObjectNode list = body(in.name(), in.description(), in.milestoneId(), in.isPrivate(), in.isPinned());
        Boolean top = Boolean.TRUE.equals(in.addToTop()) ? true : null;
        if (top != null) {
            // The place of this member is not documented, so it is sent in both.
            list.put("addToTop", true);
        }
        JsonNode answer = client.call(tw, TeamworkV1.createTasklist(project, top, JsonTree.object().set("todo-list", list)));
        directory.forget(tw);
        Long id = TeamworkJson.id(answer, "tasklistId", "TASKLISTID", "id");
        if (id == null) {
            throw TeamworkErrors.FAILURES.strange(true, answer);
        }
        return new OneTasklist(after(tw, id, in.name(), project));
    }

    /** Arguments of {@code teamwork.tasklists.update}. */
    public record UpdateTasklist(
            @Description("Id, or exact name with project") @Aliases("tasklist_id") @NotBlank @Size(max = 254) String tasklist,
            @Description("Id or exact name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("The new name") @Size(min = 1, max = 255) @Nullable String name,
            @Description("Empty clears") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("Id of its milestone; 0 clears") @Min(0) @Nullable Long milestoneId,
            @Description("Only for chosen people") @Aliases("private") @Nullable Boolean isPrivate,
            @Description("Whether it is pinned") @Aliases("pinned") @Nullable Boolean isPinned) {}

    @Tool(
            name = "teamwork.tasklists.update",
            title = "Change a task list",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Changes what is given of a task list and leaves the rest alone.")
    public OneTasklist update(UpdateTasklist in, Credential tw) {
        ObjectNode list = body(in.name(), in.description(), in.milestoneId(), in.isPrivate(), in.isPinned());
        if (list.isEmpty()) {
            throw HubException.invalid("tasklist", "Nothing to change was given. Give at least one of the other arguments.");
        }
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        long id = names.tasklist(tw, "tasklist", in.tasklist(), project, NameMatching.EXACT);
        client.call(tw, TeamworkV1.updateTasklist(id, JsonTree.object().set("todo-list", list)));
        directory.forget(tw);
        return new OneTasklist(after(tw, id, in.name(), project));
    }

    /** The body for v1, which spells the milestone's member this way and writes switches as texts. */
    private static ObjectNode body(@Nullable String name, @Nullable String description, @Nullable Long milestone, @Nullable Boolean isPrivate, @Nullable Boolean isPinned) {
        ObjectNode list = JsonTree.object();
        if (name != null) {
            list.put("name", TeamworkNames.given(name));
        }
        if (description != null) {
            list.put("description", description);
        }
        if (milestone != null) {
            list.put("milestone-Id", milestone);
        }
        if (isPrivate != null) {
            list.put("private", isPrivate ? "1" : "0");
        }
        if (isPinned != null) {
            list.put("pinned", isPinned ? "1" : "0");
        }
        return list;
    }

    private TeamworkTasklist read(Credential tw, long id) {
        JsonNode answer = client.call(tw, TeamworkV3.tasklist(id, TeamworkTasklist.INCLUDE));
        return TeamworkTasklist.of(answer.path("tasklist"), IncludedItems.of(answer), TeamworkClient.site(tw));
    }

    /** The list after a change. If it cannot be read, returns what was sent, because the change is done. */
    private TeamworkTasklist after(Credential tw, long id, @Nullable String name, @Nullable Long project) {
        try {
            return read(tw, id);
        } catch (HubException unreadable) {
            return new TeamworkTasklist(id, name, null, project, null, null, null, TeamworkClient.site(tw) + "/app/tasklists/" + id);
        }
    }
}
