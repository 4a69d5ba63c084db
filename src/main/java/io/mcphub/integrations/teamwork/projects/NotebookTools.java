package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.IdAndName;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import io.mcphub.tools.NumberedPages;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.notebooks.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class NotebookTools {
    private static final String LIST = "teamwork.notebooks.list";
    private static final String INCLUDE = "projects,users";
    private static final int MAX_CONTENTS = 200_000;

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    /** A notebook. */
    public record Notebook(
            @NotNull @Description("The notebook's id") Long id,
            @Nullable @Description("Its name") String name,
            @Nullable @Description("What it is about") String description,
            @Nullable @Description("MARKDOWN or HTML") String type,
            @Nullable @Description("The project's id") Long projectId,
            @Nullable @Description("The project's name") String project,
            @Nullable @Description("When it was last changed") Instant updatedAt,
            @Nullable @Description("Who changed it last") IdAndName updatedBy,
            @Nullable @Description("true if nobody else may change it now") Boolean locked,
            @Nullable @Description("The text; only where one notebook is asked for") String contents,
            @NotNull @Description("The link to it") String url) {
        static Notebook of(JsonNode n, IncludedItems included, String site, boolean whole) {
            Long project = TeamworkJson.id(n, "projectId", "project");
            Long user = TeamworkJson.id(n, "updatedBy", "updatedByUserID");
            return new Notebook(
                    n.path("id").asLong(),
                    JsonTree.text(n, "name"),
                    JsonTree.text(n, "description"),
                    JsonTree.text(n, "type"),
                    project,
                    included.name("projects", project),
                    TeamworkJson.moment(n, "updatedAt", "dateUpdated"),
                    user == null ? null : new IdAndName(user, IncludedItems.fullName(included.get("users", user))),
                    JsonTree.flag(n, "locked") ? true : null,
                    whole ? JsonTree.text(n, "contents") : null,
                    site + "/app/notebooks/" + n.path("id").asLong());
        }
    }

    /** Arguments of {@code teamwork.notebooks.list}. */
    public record ListNotebooks(
            @Description("Id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Words in the name or description") @Size(max = 200) @Nullable String search,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** A page of notebooks. */
    public record Notebooks(
            @NotNull @Rows @Description("The notebooks, last changed first") List<Notebook> notebooks,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = LIST, title = "List notebooks", effect = Effect.READ, description = "Lists the notebooks of a project, or all that this account can see, without their text.")
    public Notebooks list(ListNotebooks in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        Long project = names.optionalProject(tw, "project", in.project(), use);
        JsonNode answer = client.call(tw, TeamworkV3.notebooks(PageQuery.of(page).search(in.search()).order("dateUpdated", "desc").with(INCLUDE), project));
        IncludedItems included = IncludedItems.of(answer);
        List<Notebook> found = TeamworkPages.rows(answer, "notebooks").filter(n -> !JsonTree.flag(n, "deleted")).map(n -> Notebook.of(n, included, TeamworkClient.site(tw), false)).toList();
        return new Notebooks(found, pages.next(tw, LIST, answer, page), use.guessed());
    }

    /** Arguments of {@code teamwork.notebooks.get}. */
    public record GetNotebook(@Description("Id or name") @Aliases("notebook_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String notebook) {}

    /** A notebook. */
    public record OneNotebook(@NotNull @Description("The notebook") Notebook notebook, @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = "teamwork.notebooks.get", title = "Read a notebook", effect = Effect.READ, description = "Reads the text of a notebook.")
    public OneNotebook get(GetNotebook in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        JsonNode answer = client.call(tw, TeamworkV3.notebook(notebook(tw, in.notebook(), use), INCLUDE));
        return new OneNotebook(Notebook.of(answer.path("notebook"), IncludedItems.of(answer), TeamworkClient.site(tw), true), use.guessed());
    }

    /** Arguments of {@code teamwork.notebooks.create}. */
    public record Create(
            @Description("Id or exact name") @Aliases("project_id") @NotBlank @Size(max = 254) String project,
            @Description("Its name") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String name,
            @Description("Markdown") @Aliases("body") @NotNull @Size(max = MAX_CONTENTS) String contents,
            @Description("What it is about") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description) {}

    @Tool(name = "teamwork.notebooks.create", title = "Create a notebook", effect = Effect.WRITE, description = "Creates a notebook with a text in a project. Nobody is notified.")
    public OneNotebook create(Create in, Credential tw) {
        long project = names.project(tw, "project", in.project(), NameMatching.EXACT);
        ObjectNode body = body(in.name(), in.contents(), in.description());
        JsonNode answer = client.call(tw, TeamworkV3.createNotebook(project, JsonTree.object().set("notebook", body)));
        if (TeamworkJson.id(answer.path("notebook"), "id") == null) {
            throw TeamworkErrors.FAILURES.strange(true, answer);
        }
        return written(tw, TeamworkJson.id(answer.path("notebook"), "id"), body.put("projectId", project), answer);
    }

    /** Arguments of {@code teamwork.notebooks.update}. */
    public record Update(
            @Description("Id or exact name") @Aliases("notebook_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String notebook,
            @Description("The new name") @Size(min = 1, max = TeamworkLimits.MAX_NAME) @Nullable String name,
            @Description("Markdown; replaces the whole text") @Aliases("body") @Size(max = MAX_CONTENTS) @Nullable String contents,
            @Description("Empty clears") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description) {}

    @Tool(
            name = "teamwork.notebooks.update",
            title = "Change a notebook",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Changes what is given of a notebook. The text is replaced as a whole; Teamwork keeps the version before. Nobody is notified.")
    public OneNotebook update(Update in, Credential tw) {
        ObjectNode body = body(in.name(), in.contents(), in.description());
        if (body.isEmpty()) {
            throw HubException.invalid("notebook", "Nothing to change was given. Give at least one of the other arguments.");
        }
        long id = notebook(tw, in.notebook(), NameMatching.EXACT);
        if (in.contents() != null) {
            // Otherwise the text before would be overwritten.
            body.put("newVersion", true);
        }
        return written(tw, id, body, client.call(tw, TeamworkV3.updateNotebook(id, JsonTree.object().set("notebook", body))));
    }

    private static ObjectNode body(@Nullable String name, @Nullable String contents, @Nullable String description) {
        ObjectNode body = JsonTree.object();
        if (name != null) {
            body.put("name", TeamworkNames.given(name));
        }
        if (contents != null) {
            body.put("contents", contents).put("type", "MARKDOWN");
        }
        if (description != null) {
            body.put("description", description);
        }
        return body;
    }

    /** A notebook after a change, without its text. Fills in what was sent, because the answer may be incomplete. */
    private static OneNotebook written(Credential tw, long id, ObjectNode sent, JsonNode answer) {
        ObjectNode known = sent.deepCopy();
        known.setAll(answer.path("notebook") instanceof ObjectNode told ? told : JsonTree.object());
        return new OneNotebook(Notebook.of(known.put("id", id), IncludedItems.of(answer), TeamworkClient.site(tw), false), null);
    }

    private long notebook(Credential tw, String reference, NameMatching use) {
        if (TeamworkNames.isId(reference)) {
            return TeamworkNames.id(reference);
        }
        JsonNode answer = client.call(tw, TeamworkV3.notebooks(PageQuery.of(1, TeamworkPages.MAX_SIZE).search(reference.strip()), null));
        List<IdAndName> found = TeamworkPages.rows(answer, "notebooks").map(n -> new IdAndName(n.path("id").asLong(), JsonTree.text(n, "name"))).toList();
        return TeamworkNames.meant("notebook", NameResolver.find(use, "notebook", reference, found, n -> n.name() == null ? List.of() : List.of(n.name()), IdAndName::toString));
    }
}
