package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubException;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.people.workload}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class WorkloadTools {
    private static final String LIST = "teamwork.people.workload";
    private static final int MAX_DAYS = 92;

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    @Inject
    TeamworkCalendar calendar;

    /** Arguments of {@code teamwork.people.workload}. */
    public record Workload(
            @Description("Ids, names, e-mail addresses or me; default everybody") @Aliases("user_ids") @Size(max = 50) @Nullable List<String> users,
            @Description("Only work in this project: id or name") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("First day; default today; 7d lies ahead") @Aliases("start_date") @Size(max = 40) @Nullable String fromDate,
            @Description("Last day; default a week later") @Aliases("end_date") @Size(max = 40) @Nullable String toDate,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** A day of a person. */
    public record Day(
            @NotNull @Description("The day, YYYY-MM-DD") String date,
            @Description("Per cent of the day, as Teamwork reckons") double capacityPercent,
            @Nullable @Description("The same in minutes") Integer capacityMinutes,
            @Nullable @Description("true if the person does not work on that day") Boolean unavailable) {}

    /** A person and what they have to do. */
    public record Person(
            @NotNull @Description("Their id") Long userId,
            @Nullable @Description("Their name") String userName,
            @NotNull @Description("The days with something to tell, in their order") List<Day> days) {}

    /** A page of people. */
    public record People(
            @NotNull @Description("First day, YYYY-MM-DD") String fromDate,
            @NotNull @Description("Last day, YYYY-MM-DD") String toDate,
            @NotNull @Rows @Description("The people") List<Person> people,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = LIST, title = "Workload of people", effect = Effect.READ, description = "Tells how much people have to do on each day, for the coming week or other days. Some plans of Teamwork have no workload.")
    public People workload(Workload in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        LocalDate from = TeamworkNames.blank(in.fromDate()) ? calendar.today(tw) : calendar.dayAhead(tw, "from_date", in.fromDate());
        LocalDate to = TeamworkNames.blank(in.toDate()) ? from.plusDays(6) : calendar.dayAhead(tw, "to_date", in.toDate());
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MAX_DAYS) {
            throw HubException.invalid("to_date", "to_date lies between from_date and " + MAX_DAYS + " days later.");
        }
        Long project = names.optionalProject(tw, "project", in.project(), use);
        JsonNode answer = client.call(
                tw,
                TeamworkV3.workload(PageQuery.of(page).with("users"), from.toString(), to.toString())
                        .with("userIds", names.joined(tw, "users", in.users(), use))
                        .with("projectIds", project));
        IncludedItems included = IncludedItems.of(answer);
        List<Person> people = TeamworkPages.rows(answer.path("workload"), "users").map(u -> person(u, included)).toList();
        return new People(from.toString(), to.toString(), people, pages.next(tw, LIST, answer, page), use.guessed());
    }

    private static Person person(JsonNode u, IncludedItems included) {
        Long id = TeamworkJson.id(u, "userId", "user", "id");
        List<Day> days = u.path("dates").properties().stream().sorted(Map.Entry.comparingByKey()).map(d -> day(d.getKey(), d.getValue())).toList();
        return new Person(id == null ? 0 : id, id == null ? null : IncludedItems.fullName(included.get("users", id)), days);
    }

    private static Day day(String date, JsonNode d) {
        return new Day(
                date.length() > 10 ? date.substring(0, 10) : date,
                Math.round(d.path("capacity").asDouble() * 10) / 10.0,
                JsonTree.count(d, "capacityMinutes"),
                JsonTree.flag(d, "unavailableDay") ? true : null);
    }
}
