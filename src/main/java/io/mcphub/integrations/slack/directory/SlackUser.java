package io.mcphub.integrations.slack.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A member of the workspace as the tools show it. */
public record SlackUser(
        @NotNull @Description("The person's id; every tool takes it") String id,
        @NotNull @Description("How people see the person in Slack") String displayName,
        @Nullable @Description("The handle, without @") String handle,
        @Nullable @Description("The full name") String realName,
        @Nullable @Description("The e-mail address, if the connection may see it") String email,
        @Nullable @Description("The job title") String title,
        @Nullable @Description("The time zone, such as Europe/Berlin") String timezone,
        @Nullable @Description("The status text") String status,
        @Nullable @Description("Whether it is a bot; absent if not") Boolean bot,
        @Nullable @Description("Whether the account is deactivated; absent if not") Boolean deactivated,
        @Nullable @Description("Whether the person administers the workspace; absent if not") Boolean admin,
        @Nullable @Description("Whether the person is a guest; absent if not") Boolean guest) {

    /** What follows the name of somebody whose account is deactivated. */
    public static final String GONE = " (deactivated)";

    /** Slack sets {@code is_bot} to false for its own bot. */
    private static final String SLACKBOT = "USLACKBOT";

    public static SlackUser of(JsonNode u) {
        JsonNode profile = u.path("profile");
        String id = SlackJson.required(u, "id");
        String handle = JsonTree.text(u, "name");
        String realName = first(JsonTree.text(profile, "real_name"), JsonTree.text(u, "real_name"));
        String shown = first(JsonTree.text(profile, "display_name"), realName, handle, id);
        return new SlackUser(
                id,
                shown == null ? id : shown,
                handle,
                realName,
                JsonTree.text(profile, "email"),
                JsonTree.text(profile, "title"),
                JsonTree.text(u, "tz"),
                JsonTree.text(profile, "status_text"),
                SLACKBOT.equals(id) ? Boolean.TRUE : SlackJson.yes(u, "is_bot"),
                SlackJson.yes(u, "deleted"),
                SlackJson.yes(u, "is_admin", "is_owner"),
                SlackJson.yes(u, "is_restricted", "is_ultra_restricted"));
    }

    /** A person whom Slack does not show to this account; only the id is known. */
    static SlackUser unknown(String id) {
        return new SlackUser(id, id, null, null, null, null, null, null, null, null, null, null);
    }

    /** The name as messages show it; whoever can no longer answer is marked. */
    public String shown() {
        return deactivated == null ? displayName : displayName + GONE;
    }

    /** Whether one can write to them: not a bot and not deactivated. */
    public boolean reachable() {
        return bot == null && deactivated == null;
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
