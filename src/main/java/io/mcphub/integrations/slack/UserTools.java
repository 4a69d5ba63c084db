package io.mcphub.integrations.slack;

import io.mcphub.connections.Credential;
import io.mcphub.integrations.slack.Matches.Use;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** {@code slack.users.*}. */
@ApplicationScoped
@ToolsOf("slack")
public class UserTools {
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
}
