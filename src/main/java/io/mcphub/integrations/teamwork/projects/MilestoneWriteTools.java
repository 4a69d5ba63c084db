package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
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
import io.mcphub.integrations.teamwork.model.IdAndName;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.milestones.create} and {@code update}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class MilestoneWriteTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkCalendar calendar;

    /** Arguments of {@code teamwork.milestones.create}. */
    public record Create(
            @Description("Id or exact name") @Aliases("project_id") @NotBlank @Size(max = 254) String project,
            @Description("Its name") @Aliases("title") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String name,
            @Description(TeamworkLimits.AHEAD) @Aliases("deadline") @NotBlank @Size(max = 40) String dueDate,
            @Description("Who is responsible: ids, exact names, e-mail addresses or me; default you") @Aliases("responsible") @Size(max = 50) @Nullable List<String> assignees,
            @Description("Teams that are responsible: ids or exact names") @Size(max = 50) @Nullable List<String> teams,
            @Description("What it is about") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description(TeamworkLimits.ALLOW_PAST) @Nullable Boolean allowPast) {}

    /** A milestone. */
    public record OneMilestone(@NotNull @Description("The milestone") MilestoneTools.Milestone milestone) {}

    @Tool(name = "teamwork.milestones.create", title = "Create a milestone", effect = Effect.WRITE, description = "Creates a milestone in a project. Nobody is notified.")
    public OneMilestone create(Create in, Credential tw) {
        ObjectNode body = JsonTree.object().put("title", TeamworkNames.given(in.name()));
        body.put("deadline", due(tw, in.dueDate(), in.allowPast())).put("notify", false);
        boolean nobody = (in.assignees() == null || in.assignees().isEmpty()) && (in.teams() == null || in.teams().isEmpty());
        body.put("responsible-party-ids", responsible(tw, nobody ? List.of("me") : in.assignees(), in.teams()));
        if (in.description() != null) {
            body.put("description", in.description());
        }
        long project = names.project(tw, "project", in.project(), NameMatching.EXACT);
        JsonNode answer = client.call(tw, TeamworkV1.createMilestone(project, JsonTree.object().set("milestone", body)));
        Long id = TeamworkJson.id(answer, "milestoneId", "id");
        if (id == null) {
            throw TeamworkErrors.FAILURES.strange(true, answer);
        }
        return after(tw, id, in.name());
    }

    /** Arguments of {@code teamwork.milestones.update}. */
    public record Update(
            @Description("Id or exact name") @Aliases("milestone_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String milestone,
            @Description("The new name") @Aliases("title") @Size(min = 1, max = TeamworkLimits.MAX_NAME) @Nullable String name,
            @Description(TeamworkLimits.AHEAD) @Aliases("deadline") @Size(min = 1, max = 40) @Nullable String dueDate,
            @Description("All who are to be responsible, teams apart; give teams too if they are to stay") @Aliases("responsible") @Size(min = 1, max = 50) @Nullable List<String> assignees,
            @Description("All teams that are to be responsible") @Size(max = 50) @Nullable List<String> teams,
            @Description("Empty clears") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("true completes it, false opens it again") @Nullable Boolean completed,
            @Description(TeamworkLimits.ALLOW_PAST) @Nullable Boolean allowPast) {}

    @Tool(
            name = "teamwork.milestones.update",
            title = "Change a milestone",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Changes what is given of a milestone and leaves the rest alone; completes or reopens it. Nobody is notified.")
    public OneMilestone update(Update in, Credential tw) {
        ObjectNode body = changes(tw, in);
        if (body.isEmpty() && in.completed() == null) {
            throw HubException.invalid("milestone", "Nothing to change was given. Give at least one of the other arguments.");
        }
        long id = milestone(tw, in.milestone());
        if (!body.isEmpty()) {
            client.call(tw, TeamworkV1.updateMilestone(id, JsonTree.object().set("milestone", body.put("notify", false))));
        }
        if (in.completed() != null) {
            client.call(tw, in.completed() ? TeamworkV1.completeMilestone(id) : TeamworkV1.reopenMilestone(id));
        }
        return after(tw, id, in.name());
    }

    private ObjectNode changes(Credential tw, Update in) {
        if (in.teams() != null && in.assignees() == null) {
            throw HubException.invalid("teams", "Teamwork replaces all who are responsible at once. Give assignees too.");
        }
        ObjectNode body = JsonTree.object();
        if (in.name() != null) {
            body.put("title", TeamworkNames.given(in.name()));
        }
        if (in.dueDate() != null) {
            body.put("deadline", due(tw, in.dueDate(), in.allowPast()));
        }
        if (in.assignees() != null) {
            body.put("responsible-party-ids", responsible(tw, in.assignees(), in.teams()));
        }
        if (in.description() != null) {
            body.put("description", in.description());
        }
        return body;
    }

    private String due(Credential tw, String text, @Nullable Boolean allowPast) {
        LocalDate day = calendar.dayAhead(tw, "due_date", text);
        if (day == null) {
            throw HubException.invalid("due_date", "A milestone needs a due date.");
        }
        if (!Boolean.TRUE.equals(allowPast) && calendar.isOver(tw, day)) {
            throw HubException.invalid("due_date", "due_date is " + day + ", which is over. Give a day from today on, or allow_past: true if it is meant.");
        }
        return TeamworkV1.day(day);
    }

    /** People and teams in one text, as v1 writes them: {@code 501,t77}. */
    private String responsible(Credential tw, @Nullable List<String> people, @Nullable List<String> teams) {
        Stream<String> persons = names.people(tw, "assignees", people == null ? List.of() : people, NameMatching.EXACT).stream().map(String::valueOf);
        Stream<String> groups = names.teams(tw, "teams", teams == null ? List.of() : teams, NameMatching.EXACT).stream().map(id -> "t" + id);
        return Stream.concat(persons, groups).collect(Collectors.joining(","));
    }

    private long milestone(Credential tw, String reference) {
        if (TeamworkNames.isId(reference)) {
            return TeamworkNames.id(reference);
        }
        JsonNode answer = client.call(tw, TeamworkV3.milestones(PageQuery.of(1, TeamworkPages.MAX_SIZE).search(reference.strip()), true));
        List<IdAndName> found = TeamworkPages.rows(answer, "milestones").map(m -> new IdAndName(m.path("id").asLong(), JsonTree.text(m, "name"))).toList();
        return TeamworkNames.meant("milestone", NameResolver.find(NameMatching.EXACT, "milestone", reference, found, m -> m.name() == null ? List.of() : List.of(m.name()), IdAndName::toString));
    }

    /** The milestone after a change. If it cannot be read, its id, because the change is done. */
    private OneMilestone after(Credential tw, long id, @Nullable String name) {
        try {
            JsonNode answer = client.call(tw, TeamworkV3.milestone(id, "projects"));
            return new OneMilestone(MilestoneTools.milestone(tw, answer.path("milestone"), IncludedItems.of(answer)));
        } catch (HubException unreadable) {
            return new OneMilestone(MilestoneTools.milestone(tw, JsonTree.object().put("id", id).put("name", name), new IncludedItems(JsonTree.object())));
        }
    }
}
