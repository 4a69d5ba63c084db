package io.mcphub.integrations.slack.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.directory.SlackGroups;
import io.mcphub.integrations.slack.directory.SlackPerson;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code slack.usergroups.*}. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class UsergroupTools {
    /** The most people of one group; Slack names no limit. */
    private static final int MOST = 500;

    @Inject
    SlackClient client;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackGroups groups;

    @Inject
    SlackNames names;

    /** Arguments of {@code slack.usergroups.list}. */
    public record ListGroups(
            @Description("Names the members too") @Nullable Boolean includeUsers, @Description("Disabled groups too") @Nullable Boolean includeDisabled) {}

    /** A user group. */
    public record Group(
            @NotNull @Description("The group's id; <!subteam^ID> in a text mentions it") String id,
            @Nullable @Description("The handle, without @") String handle,
            @Nullable @Description("The name") String name,
            @Nullable @Description("What it is for") String description,
            @Nullable @Description("How many members it has") Integer members,
            @Nullable @Description("The members") List<SlackPerson> people,
            @Nullable @Description("Whether it is disabled; absent if not") Boolean disabled) {}

    /** The user groups of the workspace. */
    public record Groups(@NotNull @Rows @Description("The groups") List<Group> groups) {}

    @Tool(name = "slack.usergroups.list", title = "List user groups", effect = Effect.READ, scopes = "usergroups:read", description = "Lists the workspace's user groups, such as @engineering.")
    public Groups list(ListGroups in, Credential slack) {
        boolean users = Boolean.TRUE.equals(in.includeUsers());
        JsonNode answer = client.read(slack, SlackRequest.of("usergroups.list")
                .with("include_count", true)
                .with("include_users", users)
                .with("include_disabled", Boolean.TRUE.equals(in.includeDisabled())));
        List<JsonNode> all = JsonTree.list(answer.path("usergroups"));
        Map<String, String> known =
                users ? directory.names(slack, all.stream().flatMap(g -> JsonTree.texts(g.path("users")).stream()).distinct().toList()) : Map.of();
        return new Groups(all.stream().map(g -> group(g, users, known)).toList());
    }

    private static Group group(JsonNode g, boolean users, Map<String, String> known) {
        return new Group(
                SlackJson.required(g, "id"), JsonTree.text(g, "handle"), JsonTree.text(g, "name"), JsonTree.text(g, "description"), JsonTree.count(g, "user_count"),
                users ? SlackPerson.of(JsonTree.texts(g.path("users")), known) : null, g.path("date_delete").asLong() > 0 ? true : null);
    }

    /** Arguments of {@code slack.usergroups.members}. */
    public record Which(@Description("Id or @handle") @NotBlank @Size(max = SlackArgs.NAME) String usergroupId) {}

    /** The members of a group. */
    public record Members(
            @NotNull @Description("The group's id") String usergroupId,
            @Nullable @Description("Its handle, if it was found by it") String handle,
            @NotNull @Rows @Description("The members") List<SlackPerson> members) {}

    @Tool(name = "slack.usergroups.members", title = "List a user group's members", effect = Effect.READ, scopes = "usergroups:read", description = "Lists who is in a user group.")
    public Members members(Which in, Credential slack) {
        SlackGroups.Group group = groups.group(slack, "usergroup_id", in.usergroupId(), NameMatching.guessing());
        return shown(slack, group, client.read(slack, SlackRequest.of("usergroups.users.list").with("usergroup", group.id())).path("users"));
    }

    /** Arguments of {@code slack.usergroups.set_members}. */
    public record SetMembers(
            @Description("Id or exact @handle") @NotBlank @Size(max = SlackArgs.NAME) String usergroupId,
            @Description("All members from now on: ids, exact @names or e-mails") @NotNull @Size(min = 1, max = MOST) List<@NotBlank String> userIds) {}

    @Tool(
            name = "slack.usergroups.set_members",
            title = "Set a user group's members",
            effect = Effect.DESTRUCTIVE,
            idempotent = true,
            scopes = "usergroups:write",
            description = "Replaces all members of a user group; whoever is not in the list leaves it.")
    public Members setMembers(SetMembers in, Credential slack) {
        List<String> people = in.userIds().stream().map(person -> names.user(slack, "user_ids", person, NameMatching.EXACT)).distinct().toList();
        SlackGroups.Group group = groups.group(slack, "usergroup_id", in.usergroupId(), NameMatching.EXACT);
        JsonNode answer = client.write(slack, SlackRequest.of("usergroups.users.update")
                .with("usergroup", group.id())
                .with("users", String.join(",", people))
                .in(group.id()));
        return shown(slack, group, answer.path("usergroup").path("users"));
    }

    private Members shown(Credential slack, SlackGroups.Group group, JsonNode users) {
        List<String> ids = JsonTree.texts(users);
        return new Members(group.id(), group.handle(), SlackPerson.of(ids, directory.names(slack, ids)));
    }
}
