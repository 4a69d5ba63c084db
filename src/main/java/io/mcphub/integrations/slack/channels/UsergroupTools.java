package io.mcphub.integrations.slack.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code slack.usergroups.*}. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class UsergroupTools {
    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    /** Arguments of {@code slack.usergroups.list}. */
    public record ListGroups(
            @Description("Names the members too") @Nullable Boolean includeUsers, @Description("Disabled groups too") @Nullable Boolean includeDisabled) {}

    /** A user group. */
    public record Group(
            @NotNull @Description("The group's id; <!subteam^ID> in a text mentions it") String id,
            @Nullable @Description("The handle, without @") String handle,
            @Nullable @Description("The name") String name,
            @Nullable @Description("What it is for") String description,
            @Nullable @Description("How many members it has") Integer users,
            @Nullable @Description("The members, by name or id") List<String> people,
            @Nullable @Description("Whether it is disabled; absent if not") Boolean disabled) {}

    /** The user groups of the workspace. */
    public record Groups(@NotNull @Rows @Description("The groups") List<Group> groups) {}

    @Tool(name = "slack.usergroups.list", title = "List user groups", effect = Effect.READ, description = "Lists the workspace's user groups, such as @engineering.")
    public Groups list(ListGroups in, Credential slack) {
        boolean users = Boolean.TRUE.equals(in.includeUsers());
        JsonNode answer = client.read(slack, SlackRequest.of("usergroups.list")
                .with("include_count", true)
                .with("include_users", users)
                .with("include_disabled", Boolean.TRUE.equals(in.includeDisabled())));
        List<JsonNode> groups = JsonTree.list(answer.path("usergroups"));
        Map<String, String> names =
                users ? directory.names(slack, groups.stream().flatMap(g -> JsonTree.texts(g.path("users")).stream()).distinct().toList()) : Map.of();
        return new Groups(groups.stream().map(g -> group(g, users, names)).toList());
    }

    private static Group group(JsonNode g, boolean users, Map<String, String> names) {
        List<String> people = users ? JsonTree.texts(g.path("users")).stream().map(id -> names.getOrDefault(id, id)).toList() : null;
        return new Group(
                SlackJson.required(g, "id"), JsonTree.text(g, "handle"), JsonTree.text(g, "name"), JsonTree.text(g, "description"), JsonTree.count(g, "user_count"),
                people, g.path("date_delete").asLong() > 0 ? true : null);
    }
}
