package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkDirectory;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkProject;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.projects.create} and {@code update}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class ProjectWriteTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkDirectory directory;

    @Inject
    TeamworkCalendar calendar;

    /** Whether a project is in use. */
    public enum State {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("archived")
        ARCHIVED
    }

    /** Arguments of {@code teamwork.projects.create}. */
    public record Create(
            @Description("Its name") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String name,
            @Description("What it is about") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("The company it is for: id or exact name; default your own") @Aliases("company_id") @Size(max = 254) @Nullable String company,
            @Description("Id, exact name, e-mail address or me; default you") @Aliases("owner_id") @Size(max = 254) @Nullable String owner,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String startDate,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String endDate) {}

    @Tool(name = "teamwork.projects.create", title = "Create a project", effect = Effect.WRITE, description = "Creates a project. After a timeout look at teamwork.projects.list before creating it again.")
    public ProjectTools.OneProject create(Create in, Credential tw) {
        ObjectNode body = body(tw, in.name(), in.description(), in.company(), in.owner(), in.startDate(), in.endDate());
        JsonNode answer = client.call(tw, TeamworkV1.createProject(JsonTree.object().set("project", body)));
        directory.forget(tw);
        Long id = TeamworkJson.id(answer, "id", "projectId");
        if (id == null) {
            throw TeamworkErrors.FAILURES.strange(true, answer);
        }
        return after(tw, id, in.name());
    }

    /** Arguments of {@code teamwork.projects.update}. */
    public record Update(
            @Description("Id or exact name") @Aliases("project_id") @NotBlank @Size(max = 254) String project,
            @Description("The new name") @Size(min = 1, max = TeamworkLimits.MAX_NAME) @Nullable String name,
            @Description("Empty clears") @Size(max = TeamworkLimits.MAX_TEXT) @Nullable String description,
            @Description("The company it is for: id or exact name") @Aliases("company_id") @Size(max = 254) @Nullable String company,
            @Description("Id, exact name, e-mail address or me") @Aliases("owner_id") @Size(max = 254) @Nullable String owner,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String startDate,
            @Description(TeamworkLimits.AHEAD) @Size(max = 40) @Nullable String endDate,
            @Description("archived puts it away; active brings it back") @Nullable State status) {}

    @Tool(name = "teamwork.projects.update", title = "Change a project", effect = Effect.WRITE, idempotent = true, description = "Changes what is given of a project and leaves the rest alone.")
    public ProjectTools.OneProject update(Update in, Credential tw) {
        ObjectNode body = body(tw, in.name(), in.description(), in.company(), in.owner(), in.startDate(), in.endDate());
        if (in.status() != null) {
            body.put("status", in.status().name().toLowerCase(Locale.ROOT));
        }
        if (body.isEmpty()) {
            throw HubException.invalid("project", "Nothing to change was given. Give at least one of the other arguments.");
        }
        long id = names.project(tw, "project", in.project(), NameMatching.EXACT);
        client.call(tw, TeamworkV1.updateProject(id, JsonTree.object().set("project", body)));
        directory.forget(tw);
        return after(tw, id, in.name());
    }

    /** The body for v1, which writes days without hyphens. */
    private ObjectNode body(
            Credential tw, @Nullable String name, @Nullable String description, @Nullable String company, @Nullable String owner, @Nullable String startDate, @Nullable String endDate) {
        LocalDate start = calendar.dayAhead(tw, "start_date", startDate);
        LocalDate end = calendar.dayAhead(tw, "end_date", endDate);
        if (start != null && end != null && end.isBefore(start)) {
            throw HubException.invalid("end_date", "end_date is before start_date.");
        }
        ObjectNode body = JsonTree.object();
        if (name != null) {
            body.put("name", TeamworkNames.given(name));
        }
        if (description != null) {
            body.put("description", description);
        }
        if (start != null) {
            body.put("start-date", TeamworkV1.day(start));
        }
        if (end != null) {
            body.put("end-date", TeamworkV1.day(end));
        }
        if (!TeamworkNames.blank(company)) {
            body.put("companyId", names.company(tw, "company", company));
        }
        if (!TeamworkNames.blank(owner)) {
            body.put("projectOwnerId", names.person(tw, "owner", owner, NameMatching.EXACT));
        }
        return body;
    }

    /** The project after a change, without its description. If it cannot be read, its id, because the change is done. */
    private ProjectTools.OneProject after(Credential tw, long id, @Nullable String name) {
        JsonNode project = JsonTree.object().put("id", id).put("name", name);
        IncludedItems included = new IncludedItems(JsonTree.object());
        try {
            JsonNode answer = client.call(tw, TeamworkV3.project(id, TeamworkProject.INCLUDE));
            project = answer.path("project").isObject() ? answer.path("project") : project;
            included = IncludedItems.of(answer);
        } catch (HubException unreadable) {
            // What was sent is shown.
        }
        return new ProjectTools.OneProject(TeamworkProject.of(project, included, TeamworkClient.site(tw), false));
    }
}
