package io.mcphub.integrations.teamwork.tasks;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.fields.*}: custom fields of tasks and projects. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class FieldTools {
    @Inject
    TeamworkNames names;

    @Inject
    TeamworkTasks tasks;

    @Inject
    TeamworkFields fields;

    /** Arguments of {@code teamwork.fields.list}. */
    public record ListFields(
            @Description("Id or title of the task") @Aliases("task_id") @Size(max = TeamworkLimits.MAX_NAME) @Nullable String task,
            @Description("Instead of a task: id or name of the project") @Aliases("project_id") @Size(max = 254) @Nullable String project) {}

    /** A custom field and its value. */
    public record Field(
            @NotNull @Description("The field's id") Long id,
            @Nullable @Description("Its name") String name,
            @Nullable @Description("Its kind, such as text-short, number-integer, dropdown, checkbox or date") String type,
            @Nullable @Description("The value; absent if none is set") String value,
            @Nullable @Description("The values that may be chosen") List<String> choices) {}

    /** Custom fields. */
    public record Fields(@NotNull @Rows @Description("The fields, those without a value too") List<Field> fields, @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = "teamwork.fields.list", title = "Read custom fields", effect = Effect.READ, description = "Lists the custom fields of a task or a project with their values.")
    public Fields list(ListFields in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        TeamworkFields.Owner owner = owner(tw, in.task(), in.project(), use);
        return new Fields(fields.all(tw, owner).stream().map(TeamworkFields.Known::shown).toList(), use.guessed());
    }

    /** Arguments of {@code teamwork.fields.set}. */
    public record SetField(
            @Description("Id or exact title of the task") @Aliases("task_id") @Size(max = TeamworkLimits.MAX_NAME) @Nullable String task,
            @Description("Instead of a task: id or exact name of the project") @Aliases("project_id") @Size(max = 254) @Nullable String project,
            @Description("Id or exact name of the field") @Aliases({"field_id", "custom_field_id"}) @NotBlank @Size(max = 254) String field,
            @Description("The value as text; true or false for a checkbox, a; b for several choices; empty clears") @NotNull @Size(max = TeamworkLimits.MAX_TEXT) String value) {}

    /** A custom field that was set. */
    public record OneField(@NotNull @Description("The field") Field field) {}

    @Tool(
            name = "teamwork.fields.set",
            title = "Set a custom field",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Sets or clears a custom field of a task or a project.")
    public OneField set(SetField in, Credential tw) {
        TeamworkFields.Owner owner = owner(tw, in.task(), in.project(), NameMatching.EXACT);
        TeamworkFields.Known field = fields.find(tw, owner, in.field());
        return new OneField(fields.set(tw, owner, field, in.value().strip()));
    }

    private TeamworkFields.Owner owner(Credential tw, @Nullable String task, @Nullable String project, NameMatching use) {
        if (TeamworkNames.blank(task) == TeamworkNames.blank(project)) {
            throw HubException.invalid("task", "Give the task whose fields are meant, or the project.");
        }
        if (TeamworkNames.blank(task)) {
            long id = names.project(tw, "project", project, use);
            return new TeamworkFields.Owner("project", id, id);
        }
        long id = names.task(tw, "task", task, use);
        return new TeamworkFields.Owner("task", id, tasks.projectOf(tw, id));
    }
}
