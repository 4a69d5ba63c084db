package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkProject;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
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

/** {@code teamwork.projects.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class ProjectTools {
    private static final String LIST = "teamwork.projects.list";

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    /** Arguments of {@code teamwork.projects.list}. */
    public record ListProjects(
            @Description("Words in the name") @Size(max = 200) @Nullable String search,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** A page of projects. */
    public record Projects(
            @NotNull @Rows @Description("The projects") List<TeamworkProject> projects,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    @Tool(name = LIST, title = "List projects", effect = Effect.READ, core = true, description = "Lists the projects that this account can see.")
    public Projects list(ListProjects in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        PageQuery query = PageQuery.of(page).search(in.search()).order("name", "asc").with(TeamworkProject.INCLUDE);
        JsonNode answer = client.call(tw, TeamworkV3.projects(query, null));
        IncludedItems included = IncludedItems.of(answer);
        String site = TeamworkClient.site(tw);
        List<TeamworkProject> projects = TeamworkPages.rows(answer, "projects").map(p -> TeamworkProject.of(p, included, site, false)).toList();
        return new Projects(projects, pages.next(tw, LIST, answer, page));
    }

    /** Arguments of {@code teamwork.projects.get}. */
    public record GetProject(@Description("Id or name") @Aliases("project_id") @NotBlank @Size(max = 254) String project) {}

    /** A project. */
    public record OneProject(@NotNull @Description("The project") TeamworkProject project) {}

    @Tool(name = "teamwork.projects.get", title = "Look up a project", effect = Effect.READ, description = "Tells a project's company, owner, dates and description.")
    public OneProject get(GetProject in, Credential tw) {
        long id = names.project(tw, "project", in.project(), NameMatching.guessing());
        JsonNode answer = client.call(tw, TeamworkV3.project(id, TeamworkProject.INCLUDE));
        return new OneProject(TeamworkProject.of(answer.path("project"), IncludedItems.of(answer), TeamworkClient.site(tw), true));
    }
}
