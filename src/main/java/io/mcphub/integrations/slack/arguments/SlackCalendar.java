package io.mcphub.integrations.slack.arguments;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.tools.AccountTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Times in arguments as the connected person means them: in the zone that Slack has for them, which follows them on journeys. */
@ApplicationScoped
public class SlackCalendar {
    @Inject
    SlackDirectory directory;

    @Inject
    AccountTimes times;

    /** A {@code ts} or the seconds before its dot, as Slack's own {@code oldest} takes them, or a time of the hub's grammar; null if none is given. */
    public @Nullable Instant instant(Credential slack, String field, @Nullable String text) {
        Instant written = SlackTime.written(text);
        return written == null ? times.instant(field, text, slack, () -> zoneOf(slack)) : written;
    }

    public ZoneId zone(Credential slack) {
        return times.zone(slack, () -> zoneOf(slack));
    }

    private @Nullable String zoneOf(Credential slack) {
        String me = slack.details().get("user_id");
        return me == null ? null : directory.user(slack, me).timezone();
    }
}
