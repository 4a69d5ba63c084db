package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.TeamworkTag;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.tags.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class TagTools {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkTags tags;

    /** Arguments of {@code teamwork.tags.list}. */
    public record ListTags(
            @Description("Id or name: only the tags that it can use") @Aliases("project_id") @Size(max = 254) @Nullable String project) {}

    /** Tags. */
    public record Tags(@NotNull @Rows @Description("The tags") List<TeamworkTag> tags, @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = "teamwork.tags.list", title = "List tags", effect = Effect.READ, core = true, description = "Lists all tags, or those that a project can use.")
    public Tags list(ListTags in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        return new Tags(tags.all(tw, names.optionalProject(tw, "project", in.project(), use)), use.guessed());
    }

    /** Arguments of {@code teamwork.tags.ensure}. */
    public record Ensure(
            @Description("Names of tags") @NotNull @Size(min = 1, max = 50) List<String> names,
            @Description("Id or exact name: new tags are for it alone") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Colours of new tags: name to #rrggbb") @Nullable Map<String, String> tagColors) {}

    /** A name without a tag. */
    public record Failed(@NotNull @Description("The name") String name, @NotNull @Description("Why there is no tag") String reason) {}

    /** The tags that were asked for. */
    public record EnsuredTags(
            @NotNull @Description("The id of each name") Map<String, Long> ids,
            @NotNull @Description("The names that were new") List<String> created,
            @NotNull @Description("The names that have no tag, and why") List<Failed> failed) {}

    @Tool(
            name = "teamwork.tags.ensure",
            title = "Find or create tags",
            effect = Effect.WRITE,
            core = true,
            idempotent = true,
            description = "Answers the ids of tags by name and creates those that are missing. Tools that take tags do this by themselves.")
    public EnsuredTags ensure(Ensure in, Credential tw) {
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        List<TeamworkTags.Ensured> all = tags.ensure(tw, in.names(), project, in.tagColors());
        HubException problem = all.get(0).problem();
        if (problem != null && all.stream().allMatch(t -> t.problem() != null)) {
            throw problem;
        }
        Map<String, Long> ids = new LinkedHashMap<>();
        // Two spellings of one tag give two names with one id.
        in.names().stream().map(String::strip).forEach(name -> all.stream()
                .filter(t -> t.id() != null && t.name().equalsIgnoreCase(name))
                .forEach(t -> ids.put(name, t.id())));
        return new EnsuredTags(
                ids,
                all.stream().filter(TeamworkTags.Ensured::created).map(TeamworkTags.Ensured::name).toList(),
                all.stream().filter(t -> t.problem() != null).map(t -> new Failed(t.name(), t.problem().publicDetail())).toList());
    }

    /** Arguments of {@code teamwork.tags.create}. */
    public record CreateTag(
            @Description("Its name") @NotBlank @Size(max = 49) String name,
            @Description("#rrggbb") @Size(max = 7) @Nullable String color,
            @Description("Id or exact name: only this project has it") @Aliases("project_id") @Size(max = 254) @Nullable String project) {}

    /** A tag. */
    public record OneTag(
            @NotNull @Description("The tag") TeamworkTag tag, @Nullable @Description("Whether it is new; false if there was one of that name") Boolean created) {}

    @Tool(name = "teamwork.tags.create", title = "Create a tag", effect = Effect.WRITE, idempotent = true, description = "Creates a tag; one of that name that exists is answered instead.")
    public OneTag create(CreateTag in, Credential tw) {
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        Map<String, String> colors = TeamworkNames.blank(in.color()) ? Map.of() : Map.of(in.name(), TeamworkTags.color("color", in.color()));
        TeamworkTags.Ensured tag = tags.ensure(tw, List.of(in.name()), project, colors).get(0);
        if (tag.problem() != null) {
            throw tag.problem();
        }
        String color = tag.created() ? colors.get(in.name()) : null;
        return new OneTag(new TeamworkTag(tag.id(), tag.name(), color, tag.created() ? project : null), tag.created());
    }

    /** Arguments of {@code teamwork.tags.update}. */
    public record UpdateTag(
            @Description("Id or exact name") @Aliases("tag_id") @NotBlank @Size(max = 49) String tag,
            @Description("The new name") @Size(min = 1, max = 49) @Nullable String name,
            @Description("#rrggbb") @Size(max = 7) @Nullable String color) {}

    @Tool(name = "teamwork.tags.update", title = "Change a tag", effect = Effect.WRITE, idempotent = true, description = "Renames or recolours a tag, everywhere it is used.")
    public OneTag update(UpdateTag in, Credential tw) {
        ObjectNode change = JsonTree.object();
        if (in.name() != null) {
            change.put("name", TeamworkNames.given(in.name()));
        }
        if (in.color() != null) {
            change.put("color", TeamworkTags.color("color", in.color()));
        }
        if (change.isEmpty()) {
            throw HubException.invalid("tag", "Nothing to change was given. Give name or color.");
        }
        long id = tags.one(tw, "tag", in.tag());
        JsonNode answer = client.call(tw, TeamworkV3.updateTag(id, JsonTree.object().set("tag", change)));
        change.put("id", id);
        change.setAll(answer.path("tag").isObject() ? (ObjectNode) answer.path("tag") : JsonTree.object());
        return new OneTag(TeamworkTag.of(change), null);
    }

    /** Arguments of {@code teamwork.tags.delete}. */
    public record DeleteTag(@Description("Id or exact name") @Aliases("tag_id") @NotBlank @Size(max = 49) String tag) {}

    /** A deleted tag. */
    public record DeletedTag(@NotNull @Description("The id that it had") Long tagId) {}

    @Tool(
            name = "teamwork.tags.delete",
            title = "Delete a tag",
            effect = Effect.DESTRUCTIVE,
            description = "Deletes a tag and takes it from everything that has it. It cannot be brought back.")
    public DeletedTag delete(DeleteTag in, Credential tw) {
        long id = tags.one(tw, "tag", in.tag());
        client.call(tw, TeamworkV3.deleteTag(id));
        return new DeletedTag(id);
    }
}
