package io.mcphub.integrations.slack.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackArgs;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackPages;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.directory.SlackUser;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code slack.users.*}. */
@ApplicationScoped
@ToolsOf(value = "slack", previews = true)
public class UserTools {
    private static final String LIST = "slack.users.list";

    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    @Inject
    SlackDirectory directory;

    @Inject
    SlackPages pages;

    /** No arguments. */
    public record Nothing() {}

    /** The connected person. */
    public record Me(
            @NotNull @Description("The person") SlackUser user,
            @Nullable @Description("The workspace's id") String teamId,
            @Nullable @Description("The workspace's name") String team,
            @Nullable @Description("The workspace's address") String url) {}

    @Tool(name = "slack.users.me", title = "Who am I", effect = Effect.READ, scopes = "users:read", description = "Tells as whom and in which workspace this connection acts.")
    public Me me(Nothing in, Credential slack) {
        String id = names.me(slack);
        return new Me(user(slack, id), slack.details().get("team_id"), slack.details().get("team"), slack.details().get("url"));
    }

    /** Arguments of {@code slack.users.info}. */
    public record UserInfo(@Description("Id, @name, e-mail, or me") @NotBlank @Size(max = SlackArgs.NAME) @Aliases("user") String userId) {}

    /** One person. */
    public record OneUser(@NotNull @Description("The person") SlackUser user) {}

    @Tool(
            name = "slack.users.info",
            title = "Look up a person",
            effect = Effect.READ,
            scopes = "users:read",
            core = true,
            description = "Tells a person's names, e-mail, title, time zone and status; takes the best match for a name.")
    public OneUser info(UserInfo in, Credential slack) {
        return new OneUser(user(slack, names.user(slack, "user_id", in.userId(), NameMatching.guessing())));
    }

    private SlackUser user(Credential slack, String id) {
        return SlackUser.of(client.read(slack, SlackRequest.of("users.info").with("user", id)).path("user"));
    }

    /** Arguments of {@code slack.users.list}. */
    public record ListUsers(
            @SlackArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description("Bots and deactivated accounts too") @Nullable Boolean includeAll,
            @Description("Only people with these words in name, e-mail or title; best first") @Size(max = 100) @Nullable String query) {}

    /** A page of people. */
    public record Users(
            @NotNull @Rows @Description("The people of this page; it may have fewer than limit although more follow") List<SlackUser> users,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    @Tool(name = LIST, title = "List people", effect = Effect.READ, core = true, scopes = "users:read", description = "Lists or searches the workspace's members. For one person use slack.users.info.")
    public Users list(ListUsers in, Credential slack) {
        if (in.query() != null && !in.query().isBlank()) {
            NumberedPages.Page page = pages.page(slack, LIST, in.cursor(), in.limit());
            List<SlackUser> all = directory.people(slack, in.query(), Boolean.TRUE.equals(in.includeAll()));
            return new Users(pages.part(all, page), pages.next(slack, LIST, all, page));
        }
        JsonNode page = client.read(
                slack, SlackRequest.of("users.list").with("limit", SlackArgs.limit(in.limit())).with("cursor", pages.open(slack, LIST, in.cursor())));
        List<SlackUser> people = JsonTree.list(page.path("members"), SlackUser::of).stream()
                .filter(u -> Boolean.TRUE.equals(in.includeAll()) || u.reachable())
                .toList();
        return new Users(people, pages.next(slack, LIST, page));
    }

    /** Arguments of {@code slack.users.find_by_email}. */
    public record FindByEmail(@Description("The whole address") @NotBlank @Size(max = 254) String email) {}

    /** The person with an address, if there is one. */
    public record Found(
            @Description("Whether somebody has this address") boolean found, @Nullable @Description("The person; absent if nobody has the address") SlackUser user) {}

    @Tool(name = "slack.users.find_by_email", title = "Find a person by e-mail", effect = Effect.READ, core = true, scopes = "users:read.email", description = "Finds the member with this e-mail address.")
    public Found findByEmail(FindByEmail in, Credential slack) {
        try {
            return new Found(true, SlackUser.of(client.read(slack, SlackRequest.of("users.lookupByEmail").with("email", in.email().strip())).path("user")));
        } catch (HubException e) {
            if (e.problem() == Problem.NOT_FOUND) {
                return new Found(false, null);
            }
            throw e;
        }
    }
}
