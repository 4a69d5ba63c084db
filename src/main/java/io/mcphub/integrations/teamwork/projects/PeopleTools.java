package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkPerson;
import io.mcphub.tools.AccountTimes;
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

/** {@code teamwork.people.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class PeopleTools {
    private static final String LIST = "teamwork.people.list";

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    @Inject
    TeamworkCalendar calendar;

    @Inject
    AccountTimes times;

    /** Arguments of {@code teamwork.people.list}. */
    public record ListPeople(
            @Description("Part of a name or e-mail address") @Size(max = 200) @Nullable String search,
            @Description("Only members of this project (id or name)") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** A page of people. */
    public record People(
            @NotNull @Rows @Description("The people") List<TeamworkPerson> people,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(
            name = LIST,
            title = "List people",
            effect = Effect.READ,
            core = true,
            description = "Lists people. Other tools take names, e-mail addresses and me, so their ids are seldom needed.")
    public People list(ListPeople in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        Long project = names.optionalProject(tw, "project", in.project(), use);
        PageQuery query = PageQuery.of(page).search(in.search()).order("name", "asc").with("companies");
        JsonNode answer = client.call(tw, project == null ? TeamworkV3.people(query) : TeamworkV3.peopleOfProject(project, query));
        IncludedItems included = IncludedItems.of(answer);
        List<TeamworkPerson> people = TeamworkPages.rows(answer, "people").map(p -> TeamworkPerson.of(p, included)).toList();
        return new People(people, pages.next(tw, LIST, answer, page), use.guessed());
    }

    /** Arguments of {@code teamwork.people.me}: none. */
    public record Me() {}

    /** The connected person. */
    public record Myself(
            @NotNull @Description("You") TeamworkPerson person,
            @NotNull @Description("Your site") String siteUrl,
            @NotNull @Description("Today in your time zone, YYYY-MM-DD") String today) {}

    @Tool(name = "teamwork.people.me", title = "Who am I", effect = Effect.READ, description = "Tells who is connected to Teamwork, on which site, and their time zone.")
    public Myself me(Me in, Credential tw) {
        JsonNode person = client.call(tw, TeamworkV3.me()).path("person");
        times.learn(tw, JsonTree.text(person, "timezone"));
        return new Myself(TeamworkPerson.of(person, new IncludedItems(JsonTree.object())), TeamworkClient.site(tw), calendar.today(tw).toString());
    }
}
