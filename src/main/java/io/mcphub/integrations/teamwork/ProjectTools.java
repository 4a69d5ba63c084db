package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.projects.*}. */
@ApplicationScoped
@ToolsOf("teamwork")
public class ProjectTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    /** Arguments of {@code teamwork.projects.list}. */
    public record ListProjects(
            @Description("Words in the name") @Size(max = 200) @Nullable String search,
            @Description("Page, from 1") @Min(1) @Nullable Integer page,
            @Description("Default 50") @Min(1) @Max(Pages.MAX_SIZE) @Nullable Integer pageSize) {}

    /** A page of projects. */
    public record Projects(
            @NotNull @Description("The projects") List<TeamworkProject> projects,
            @Nullable @Description("Give it as page for more; absent on the last page") Integer nextPage)
            implements Rows<TeamworkProject> {
        @Override
        public List<TeamworkProject> rows() {
            return projects;
        }
    }

    @Tool(name = "teamwork.projects.list", title = "List projects", effect = Effect.READ, description = "Lists the projects that this account can see.")
    public Projects list(ListProjects in, Credential tw) {
        int page = Pages.page(in.page());
        PageQuery query = PageQuery.of(page, Pages.size(in.pageSize())).search(in.search()).order("name", "asc").with(TeamworkProject.INCLUDE);
        JsonNode answer = client.read(tw, (api, auth) -> api.projects(auth, query, null));
        Included included = Included.of(answer);
        String site = TeamworkClient.site(tw);
        return new Projects(Pages.stream(answer.path("projects")).map(p -> TeamworkProject.of(p, included, site, false)).toList(), Pages.next(answer, page));
    }

    /** Arguments of {@code teamwork.projects.get}. */
    public record GetProject(@Description("Id or name") @Formerly("project_id") @NotBlank @Size(max = 254) String project) {}

    /** A project. */
    public record OneProject(@NotNull @Description("The project") TeamworkProject project) {}

    @Tool(name = "teamwork.projects.get", title = "Look up a project", effect = Effect.READ, description = "Tells a project's company, owner, dates and description.")
    public OneProject get(GetProject in, Credential tw) {
        long id = names.project(tw, "project", in.project(), Use.READ);
        JsonNode answer = client.read(tw, (api, auth) -> api.project(auth, id, TeamworkProject.INCLUDE));
        return new OneProject(TeamworkProject.of(answer.path("project"), Included.of(answer), TeamworkClient.site(tw), true));
    }
}
