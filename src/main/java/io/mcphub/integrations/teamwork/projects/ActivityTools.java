package io.mcphub.integrations.teamwork.projects;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.activity.list}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class ActivityTools {
    private static final String LIST = "teamwork.activity.list";

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkPages pages;

    @Inject
    TeamworkCalendar calendar;

    /** What something happened to. */
    public enum Kind {
        @JsonProperty("task")
        TASK,
        @JsonProperty("task_comment")
        TASK_COMMENT,
        @JsonProperty("tasklist")
        TASKLIST,
        @JsonProperty("milestone")
        MILESTONE,
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("notebook")
        NOTEBOOK,
        @JsonProperty("file")
        FILE,
        @JsonProperty("link")
        LINK,
        @JsonProperty("project")
        PROJECT
    }

    /** Arguments of {@code teamwork.activity.list}. */
    public record ListActivity(
            @Description("Id or name; default all projects") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Of this person: id, name, e-mail address or me") @Aliases("user_id") @Size(max = 254) @Nullable String user,
            @Description("Only what happened to these; default all") @Size(max = 9) @Nullable List<Kind> types,
            @Description("Since: 2d (ago), yesterday 9:00, 2026-01-15") @Size(max = 40) @Nullable String since,
            @TeamworkPages.Limit @Nullable Integer limit,
            @Paging.Cursor @Aliases("page") @Nullable String cursor) {}

    /** Something that happened. */
    public record Event(
            @Nullable @Description("When") Instant time,
            @Nullable @Description("new, edited, completed, reopened, deleted and so on") String action,
            @Nullable @Description("What it happened to, such as task or comment") String type,
            @Nullable @Description("The id of that") Long itemId,
            @Nullable @Description("Its name or text") String description,
            @Nullable @Description("More of it, such as the name of the list") String details,
            @Nullable @Description("Who did it") String userName,
            @Nullable @Description("Their id") Long userId,
            @Nullable @Description("The project's name") String project,
            @Nullable @Description("The project's id") Long projectId) {
        static Event of(JsonNode a, IncludedItems included) {
            Long user = TeamworkJson.id(a, "userId", "user");
            Long project = TeamworkJson.id(a, "projectId", "project");
            return new Event(
                    TeamworkJson.moment(a, "dateTime"),
                    JsonTree.text(a, "latestActivityType", "activityType"),
                    JsonTree.text(a.path("item").has("type") ? a.path("item") : a, "type"),
                    TeamworkJson.id(a, "itemId", "item"),
                    JsonTree.text(a, "description"),
                    JsonTree.text(a, "extraDescription"),
                    user == null ? null : IncludedItems.fullName(included.get("users", user)),
                    user,
                    included.name("projects", project),
                    project);
        }
    }

    /** What happened. */
    public record Events(
            @NotNull @Rows @Description("What happened, newest first") List<Event> events,
            @Nullable @Description(Paging.NEXT) String nextCursor,
            @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = LIST, title = "List activity", effect = Effect.READ, description = "Lists what happened in a project or in all of them: who created, changed, completed or commented what.")
    public Events list(ListActivity in, Credential tw) {
        NumberedPages.Page page = pages.open(tw, LIST, in.cursor(), in.limit());
        NameMatching use = NameMatching.guessing();
        Long project = names.optionalProject(tw, "project", in.project(), use);
        Long user = TeamworkNames.blank(in.user()) ? null : Long.valueOf(names.person(tw, "user", in.user(), use));
        Instant since = calendar.moment(tw, "since", in.since());
        JsonNode answer = client.call(
                tw,
                TeamworkV3.activity(project, PageQuery.of(page).order("date", "desc").with("projects,users"))
                        .with("userIds", user)
                        .with("startDate", since)
                        .with("activityTypes", types(in.types())));
        IncludedItems included = IncludedItems.of(answer);
        List<Event> events = TeamworkPages.rows(answer, "activities").map(a -> Event.of(a, included)).filter(e -> since == null || e.time() == null || !e.time().isBefore(since)).toList();
        return new Events(events, pages.next(tw, LIST, answer, page), use.guessed());
    }

    private static @Nullable String types(@Nullable List<Kind> kinds) {
        return kinds == null || kinds.isEmpty() ? null : kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).distinct().collect(Collectors.joining(","));
    }
}
