package io.mcphub.integrations.teamwork;

import io.mcphub.connections.Credential;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Formerly;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.tasklists.*}. */
@ApplicationScoped
@ToolsOf("teamwork")
public class TasklistTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    /** Arguments of {@code teamwork.tasklists.list}. */
    public record ListTasklists(
            @Description("Id or name") @Formerly("project_id") @NotBlank @Size(max = 254) String project,
            @Description("Completed lists too; default false") @Nullable Boolean includeCompleted) {}

    /** The lists of a project. */
    public record Tasklists(@NotNull @Description("The task lists, in the order of the project") List<TeamworkTasklist> tasklists) implements Rows<TeamworkTasklist> {
        @Override
        public List<TeamworkTasklist> rows() {
            return tasklists;
        }
    }

    @Tool(name = "teamwork.tasklists.list", title = "List task lists", effect = Effect.READ, description = "Lists the task lists of a project.")
    public Tasklists list(ListTasklists in, Credential tw) {
        long project = names.project(tw, "project", in.project(), Use.READ);
        String site = TeamworkClient.site(tw);
        boolean completed = Boolean.TRUE.equals(in.includeCompleted());
        return new Tasklists(Pages.all(
                "tasklists",
                page -> client.read(
                        tw, (api, auth) -> api.tasklistsOfProject(auth, project, PageQuery.of(page, Pages.MAX_SIZE).with(TeamworkTasklist.INCLUDE), completed)),
                (node, included) -> TeamworkTasklist.of(node, included, site)));
    }
}
