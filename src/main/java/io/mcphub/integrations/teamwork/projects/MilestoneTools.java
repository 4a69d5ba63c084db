package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.milestones.list}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class MilestoneTools {
    private static final String LIST = "teamwork.milestones.list";

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    /** Arguments of {@code teamwork.milestones.list}. */
    public record ListMilestones(
            @Description("Id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Completed ones too; default false") @Nullable Boolean includeCompleted,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** A milestone. */
    public record Milestone(
            @NotNull @Description("The milestone's id") Long id,
            @Nullable @Description("Its name") String name,
            @Nullable @Description("The day on which it is due, YYYY-MM-DD") String dueDate,
            @Description("Whether it is completed") boolean completed,
            @Nullable @Description("The project's id") Long projectId,
            @Nullable @Description("The project's name") String project,
            @Nullable @Description("What it is about") String description,
            @NotNull @Description("The link to it") String url) {}

    /** A page of milestones. */
    public record Milestones(
            @NotNull @Rows @Description("The milestones, soonest due first") List<Milestone> milestones,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = LIST, title = "List milestones", effect = Effect.READ, description = "Lists the milestones of a project, or all that this account can see.")
    public Milestones list(ListMilestones in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        Long project = names.optionalProject(tw, "project", in.project(), use);
        boolean completed = Boolean.TRUE.equals(in.includeCompleted());
        PageQuery query = PageQuery.of(page).order("date", "asc").with("projects");
        JsonNode answer = client.call(
                tw, project == null ? TeamworkV3.milestones(query, completed) : TeamworkV3.milestonesOfProject(project, query, completed));
        IncludedItems included = IncludedItems.of(answer);
        List<Milestone> milestones = TeamworkPages.rows(answer, "milestones").map(m -> milestone(tw, m, included)).filter(m -> completed || !m.completed()).toList();
        return new Milestones(milestones, pages.next(tw, LIST, answer, page), use.guessed());
    }

    static Milestone milestone(Credential tw, JsonNode m, IncludedItems included) {
        long id = m.path("id").asLong();
        Long project = TeamworkJson.id(m, "projectId", "project");
        return new Milestone(
                id,
                JsonTree.text(m, "name"),
                TeamworkJson.day(m, "deadline", "dueDate"),
                JsonTree.flag(m, "completed") || "completed".equals(JsonTree.text(m, "status")),
                project,
                included.name("projects", project),
                JsonTree.text(m, "description"),
                TeamworkClient.site(tw) + "/app/milestones/" + id);
    }
}
