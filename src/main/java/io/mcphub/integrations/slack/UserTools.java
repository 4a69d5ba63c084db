package io.mcphub.integrations.slack;

import com.slack.api.methods.response.users.UsersListResponse;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code slack.users.*}. */
@ApplicationScoped
@ToolsOf("slack")
public class UserTools {
    private static final int DEFAULT_LIMIT = 100;
    /** Slack's own maximum for this call is below 1000. */
    private static final int MAX_LIMIT = 999;

    @Inject
    SlackClient client;

    @Inject
    SlackNames names;

    /** Arguments of {@code slack.users.info}. */
    public record UserInfo(
            @Description("The person: an id such as U0123456, @name, an e-mail address, or me") @NotBlank @Size(max = 254) String userId) {}

    /** One person. */
    public record OneUser(@NotNull @Description("The person") SlackUser user) {}

    @Tool(
            name = "slack.users.info",
            title = "Look up a person",
            effect = Effect.READ,
            description = "Tells a person's names, e-mail address (if the connection may see it), title, time zone and status.")
    public OneUser info(UserInfo in, Credential slack) {
        String id = names.user(slack, "user_id", in.userId(), Use.READ);
        return new OneUser(SlackUser.of(client.read(slack, m -> m.usersInfo(r -> r.user(id))).getUser()));
    }

    /** Arguments of {@code slack.users.list}. */
    public record ListUsers(
            @Description("How many people a page has at most; default 100. Filtering can leave fewer") @Min(1) @Max(1000) @Nullable Integer limit,
            @Description("next_cursor of the page before; leave out for the first page") @Size(max = 500) @Nullable String cursor,
            @Description("Whether bots and deactivated accounts are included; default false") @Nullable Boolean includeAll) {}

    /** A page of people. */
    public record Users(
            @NotNull @Description("The people of this page; it may have fewer than limit although more follow") List<SlackUser> users,
            @Nullable @Description("Give it as cursor for the next page; absent on the last page") String nextCursor) {}

    @Tool(
            name = "slack.users.list",
            title = "List people",
            effect = Effect.READ,
            description = "Lists the members of the workspace, page by page. To find one person use slack.users.info with @name or an e-mail address instead.")
    public Users list(ListUsers in, Credential slack) {
        int limit = in.limit() == null ? DEFAULT_LIMIT : Math.min(in.limit(), MAX_LIMIT);
        UsersListResponse page = client.read(slack, m -> m.usersList(r -> r.limit(limit).cursor(in.cursor())));
        List<SlackUser> people = page.getMembers().stream()
                .map(SlackUser::of)
                .filter(u -> Boolean.TRUE.equals(in.includeAll()) || !u.bot() && !u.deactivated())
                .toList();
        return new Users(people, SlackDirectory.next(page.getResponseMetadata()));
    }

    /** Arguments of {@code slack.users.find_by_email}. */
    public record FindByEmail(@Description("The complete e-mail address") @NotBlank @Size(max = 254) String email) {}

    /** The person with an address, if there is one. */
    public record Found(
            @Description("Whether somebody has this address") boolean found, @Nullable @Description("The person; absent if nobody has the address") SlackUser user) {}

    @Tool(
            name = "slack.users.find_by_email",
            title = "Find a person by e-mail",
            effect = Effect.READ,
            description = "Finds the member with exactly this e-mail address. Nobody is a normal answer, not an error.")
    public Found findByEmail(FindByEmail in, Credential slack) {
        try {
            return new Found(true, SlackUser.of(client.read(slack, m -> m.usersLookupByEmail(r -> r.email(in.email().strip()))).getUser()));
        } catch (HubException e) {
            if (e.problem() == Problem.NOT_FOUND) {
                return new Found(false, null);
            }
            throw e;
        }
    }
}
