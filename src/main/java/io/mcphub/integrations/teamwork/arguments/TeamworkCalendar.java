package io.mcphub.integrations.teamwork.arguments;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.tools.AccountTimes;
import io.mcphub.tools.Times;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads days in the time zone of the person's Teamwork profile. */
@ApplicationScoped
public class TeamworkCalendar {
    @Inject
    TeamworkClient client;

    @Inject
    AccountTimes times;

    @Inject
    HubClock clock;

    public LocalDate today(Credential tw) {
        return clock.now().atZone(zone(tw)).toLocalDate();
    }

    /** The day that the caller wrote, looking back as for logged time; null if none is given. */
    public @Nullable LocalDate day(Credential tw, String field, @Nullable String text) {
        return times.date(field, text, Times.Towards.PAST, tw, () -> profileZone(tw));
    }

    /** The day that the caller wrote, looking ahead as for due dates; null if none is given. */
    public @Nullable LocalDate dayAhead(Credential tw, String field, @Nullable String text) {
        return times.date(field, text, Times.Towards.FUTURE, tw, () -> profileZone(tw));
    }

    /** The moment that the caller wrote, looking back; null if none is given. */
    public @Nullable Instant moment(Credential tw, String field, @Nullable String text) {
        return times.instant(field, text, tw, () -> profileZone(tw));
    }

    /** Whether a day is over. Asks for the person's zone only if it is over in some zones and not in others. */
    public boolean isOver(Credential tw, LocalDate day) {
        boolean everywhere = day.isBefore(clock.now().atOffset(ZoneOffset.MIN).toLocalDate());
        boolean somewhere = day.isBefore(clock.now().atOffset(ZoneOffset.MAX).toLocalDate());
        return everywhere || somewhere && day.isBefore(today(tw));
    }

    /** From one day to another, both included; null means open. */
    public TimeSpan span(Credential tw, @Nullable String from, @Nullable String to) {
        LocalDate first = day(tw, "from_date", from);
        LocalDate last = day(tw, "to_date", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw HubException.invalid("to_date", "to_date is before from_date.");
        }
        return new TimeSpan(first, last, zone(tw));
    }

    public ZoneId zone(Credential tw) {
        return times.zone(tw, () -> profileZone(tw));
    }

    private @Nullable String profileZone(Credential tw) {
        return JsonTree.text(client.call(tw, TeamworkV3.me()).path("person"), "timezone");
    }
}
