package io.mcphub.integrations.teamwork;

import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Formerly;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.tags.list} and {@code ensure}. */
@ApplicationScoped
@ToolsOf("teamwork")
public class TagTools {
    @Inject
    TeamworkNames names;

    @Inject
    TeamworkTags tags;

    /** Arguments of {@code teamwork.tags.list}. */
    public record ListTags(
            @Description("Id or name: only the tags that it can use") @Formerly("project_id") @Size(max = 254) @Nullable String project) {}

    /** Tags. */
    public record Tags(@NotNull @Description("The tags") List<TeamworkTag> tags) implements Rows<TeamworkTag> {
        @Override
        public List<TeamworkTag> rows() {
            return tags;
        }
    }

    @Tool(name = "teamwork.tags.list", title = "List tags", effect = Effect.READ, description = "Lists all tags, or those that a project can use.")
    public Tags list(ListTags in, Credential tw) {
        return new Tags(tags.all(tw, names.optionalProject(tw, "project", in.project(), Use.READ)));
    }

    /** Arguments of {@code teamwork.tags.ensure}. */
    public record Ensure(
            @Description("Names of tags") @NotNull @Size(min = 1, max = 50) List<String> names,
            @Description("Id or exact name: new tags are for it alone") @Formerly("project_id") @Size(max = 254) @Nullable String project,
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
            idempotent = true,
            description = "Answers the ids of tags by name and creates those that are missing. Tools that take tags do this by themselves.")
    public EnsuredTags ensure(Ensure in, Credential tw) {
        Long project = names.optionalProject(tw, "project", in.project(), Use.WRITE);
        List<TeamworkTags.Ensured> all = tags.ensure(tw, in.names(), project, in.tagColors());
        HubException problem = all.get(0).problem();
        if (problem != null && all.stream().allMatch(t -> t.problem() != null)) {
            throw problem;
        }
        Map<String, Long> ids = new LinkedHashMap<>();
        all.stream().filter(t -> t.id() != null).forEach(t -> ids.put(t.name(), t.id()));
        return new EnsuredTags(
                ids,
                all.stream().filter(TeamworkTags.Ensured::created).map(TeamworkTags.Ensured::name).toList(),
                all.stream().filter(t -> t.problem() != null).map(t -> new Failed(t.name(), t.problem().publicDetail())).toList());
    }
}
