package io.mcphub.integrations.slack.arguments;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.tools.AccountTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads times in arguments in the time zone that Slack has for the connected person; it follows them when they travel. */
@ApplicationScoped
public class SlackCalendar {
    @Inject
    SlackDirectory directory;

    @Inject
    AccountTimes times;

    /** The moment of a {@code ts}, of the seconds before its dot, or of a time in the grammar of {@code Times}; null if none is given. */
    public @Nullable Instant instant(Credential slack, String field, @Nullable String text) {
        Instant written = SlackTime.written(text);
        return written == null ? times.instant(field, text, slack, () -> zoneOf(slack)) : written;
    }

    /** A moment ahead, with its hour; null if none is given. */
    public @Nullable Instant ahead(Credential slack, String field, @Nullable String text) {
        Instant written = SlackTime.written(text);
        return written == null ? times.moment(field, text, slack, () -> zoneOf(slack)) : written;
    }

    public ZoneId zone(Credential slack) {
        return times.zone(slack, () -> zoneOf(slack));
    }

    private @Nullable String zoneOf(Credential slack) {
        String me = slack.details().get("user_id");
        return me == null ? null : directory.user(slack, me).timezone();
    }
}
