package io.mcphub.integrations.slack;

import com.slack.api.model.User;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A member of the workspace as the tools show it. */
record SlackUser(
        @NotNull @Description("The person's id; every tool takes it") String id,
        @NotNull @Description("How people see the person in Slack") String displayName,
        @Nullable @Description("The handle, without @") String handle,
        @Nullable @Description("The full name") String realName,
        @Nullable @Description("The e-mail address, if the connection may see it") String email,
        @Nullable @Description("The job title") String title,
        @Nullable @Description("The time zone, such as Europe/Berlin") String timezone,
        @Nullable @Description("The status text") String status,
        @Description("Whether it is a bot") boolean bot,
        @Description("Whether the account is deactivated") boolean deactivated,
        @Description("Whether the person administers the workspace") boolean admin,
        @Description("Whether the person is a guest") boolean guest) {

    /** Its {@code is_bot} is false although it is one. */
    private static final String SLACKBOT = "USLACKBOT";

    static SlackUser of(User u) {
        User.Profile p = u.getProfile() == null ? new User.Profile() : u.getProfile();
        String realName = first(p.getRealName(), u.getRealName());
        String shown = first(p.getDisplayName(), realName, u.getName(), u.getId());
        return new SlackUser(
                u.getId(),
                shown,
                first(u.getName()),
                realName,
                first(p.getEmail()),
                first(p.getTitle()),
                first(u.getTz()),
                first(p.getStatusText()),
                u.isBot() || SLACKBOT.equals(u.getId()),
                u.isDeleted(),
                u.isAdmin(),
                u.isRestricted() || u.isUltraRestricted());
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
