package io.mcphub.integrations.teamwork.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.IdAndName;
import io.mcphub.integrations.teamwork.model.TeamworkPerson;
import io.mcphub.integrations.teamwork.model.TeamworkStage;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The names that a connection can see, cached for some minutes. Each connection has its own cache, because accounts must not see
 * each other's data.
 */
@ApplicationScoped
public class TeamworkDirectory {
    static final String PROJECTS = "projects";
    static final String PEOPLE = "people";
    static final String TEAMS = "teams";
    static final String COMPANIES = "companies";

    @Inject
    TeamworkClient client;

    @Inject
    HubClock clock;

    private final Listing<IdAndName> things = new Listing<>(() -> clock.now());
    private final Listing<List<TeamworkStage>> stages = new Listing<>(() -> clock.now());
    private final Listing<TeamworkPerson> people = new Listing<>(() -> clock.now());

    /** Projects that are not archived. */
    public List<IdAndName> projects(Credential tw) {
        return things.all(key(tw, PROJECTS), pages(tw, PROJECTS, TeamworkDirectory::ref, page -> TeamworkV3.projects(page.order("name", "asc"), null)));
    }

    /** People who are not deleted. */
    public List<TeamworkPerson> people(Credential tw) {
        return people.all(key(tw, PEOPLE), pages(tw, PEOPLE, TeamworkPerson::of, page -> TeamworkV3.people(page.order("name", "asc"))));
    }

    /** The teams of the site. */
    public List<IdAndName> teams(Credential tw) {
        return things.all(key(tw, TEAMS), cursor -> {
            int number = cursor == null ? 1 : Integer.parseInt(cursor);
            ApiReply reply = client.reply(tw, TeamworkV1.teams(PageQuery.of(number, TeamworkPages.MAX_SIZE)));
            List<IdAndName> teams = TeamworkPages.rows(reply.json(), TEAMS).map(node -> ref(node, IncludedItems.of(reply.json()))).toList();
            return new Listing.Page<>(teams, TeamworkPages.moreOf(reply, number) ? String.valueOf(number + 1) : null);
        });
    }

    /** The stages of all workflows that Teamwork names; not the columns of old boards. */
    public List<TeamworkStage> stages(Credential tw) {
        return stages.all(key(tw, "workflows"), pages(tw, "workflows", TeamworkDirectory::stagesOf, page -> TeamworkV3.workflows(page.with("stages"), null))).stream().flatMap(List::stream).toList();
    }

    private static List<TeamworkStage> stagesOf(JsonNode workflow, IncludedItems included) {
        return TeamworkJson.ids(workflow, "stages", "stageIds").stream()
                .map(id -> included.get("stages", id))
                .filter(JsonNode::isObject)
                .map(stage -> TeamworkStage.of(stage, ref(workflow, included)))
                .toList();
    }

    /** The companies of the site, clients included. */
    public List<IdAndName> companies(Credential tw) {
        return things.all(key(tw, COMPANIES), pages(tw, COMPANIES, TeamworkDirectory::ref, page -> TeamworkV3.companies(page.order("name", "asc"))));
    }

    /** The open task lists of a project. */
    public List<IdAndName> tasklists(Credential tw, long project) {
        return things.all(key(tw, tasklistsOf(project)), pages(tw, "tasklists", TeamworkDirectory::ref, page -> TeamworkV3.tasklistsOfProject(project, page, false)));
    }

    static String tasklistsOf(long project) {
        return "tasklists " + project;
    }

    /** Forgets a list in which something was not found, if the list is old enough to have missed it. Returns whether to look again. */
    public boolean outdated(Credential tw, String kind) {
        return (kind.equals(PEOPLE) ? people : things).forgetIfOutdated(key(tw, kind));
    }

    /** The project's first open task list, for a task without a list. */
    public long firstTasklist(Credential tw, long project) {
        return tasklists(tw, project).stream()
                .findFirst()
                .orElseThrow(() -> HubException.invalid("project", "The project has no open task list. Create one with teamwork.tasklists.create."))
                .id();
    }

    /** Forgets all lists, because something was created or renamed. */
    public void forget(Credential tw) {
        things.forget(key(tw, ""));
        people.forget(key(tw, ""));
    }

    /** Reads numbered pages; the number serves as the cursor. */
    private <T> Listing.Source<T> pages(Credential tw, String member, BiFunction<JsonNode, IncludedItems, T> element, Function<PageQuery, ApiRequest> request) {
        return cursor -> {
            int number = cursor == null ? 1 : Integer.parseInt(cursor);
            JsonNode answer = client.call(tw, request.apply(PageQuery.of(number, TeamworkPages.MAX_SIZE)));
            IncludedItems included = IncludedItems.of(answer);
            List<T> items = TeamworkPages.rows(answer, member).map(node -> element.apply(node, included)).toList();
            return new Listing.Page<>(items, TeamworkPages.more(answer) ? String.valueOf(number + 1) : null);
        };
    }

    private static IdAndName ref(JsonNode node, IncludedItems included) {
        return new IdAndName(node.path("id").asLong(), JsonTree.text(node, "name"));
    }

    private static String key(Credential tw, String kind) {
        return tw.connectionId() + ' ' + kind;
    }
}
