package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What days mean for a person: those of the time zone in their Teamwork profile, looked up again twice a day because people move. */
@ApplicationScoped
class TeamworkCalendar {
    private static final Duration KEEP = Duration.ofHours(12);
    /** When the profile could not be read. */
    private static final Duration KEEP_GUESS = Duration.ofMinutes(5);

    /** The same day in every zone. */
    private static final Pattern WRITTEN_OUT = Pattern.compile("\\d{4}-?\\d{2}-?\\d{2}");

    @Inject
    TeamworkClient client;

    @Inject
    HubClock clock;

    private record Known(ZoneId zone, Instant until) {}

    private final Cache<String, Known> zones = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEEP).build();

    public LocalDate today(Credential tw) {
        return clock.now().atZone(zone(tw)).toLocalDate();
    }

    /** The day that a caller wrote; null if none is given. */
    public @Nullable LocalDate day(Credential tw, String field, @Nullable String text) {
        // What is no day is refused before anything is asked, and of most days the text itself says which they are.
        LocalDate day = Times.date(field, text, tw.zone(), clock.now());
        return day == null || WRITTEN_OUT.matcher(text.strip()).matches() ? day : Times.date(field, text, zone(tw), clock.now());
    }

    /** From a day to a day, both included; null is open. */
    public TimeSpan span(Credential tw, @Nullable String from, @Nullable String to) {
        LocalDate first = day(tw, "from_date", from);
        LocalDate last = day(tw, "to_date", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw HubException.invalid("to_date", "to_date is before from_date.");
        }
        return new TimeSpan(first, last, zone(tw));
    }

    /** The person's time zone; that of the moment of connecting if the profile cannot be read now. */
    public ZoneId zone(Credential tw) {
        Known known = zones.getIfPresent(tw.connectionId());
        return known != null && clock.now().isBefore(known.until()) ? known.zone() : look(tw);
    }

    /** The profile has just been read. */
    public void learn(Credential tw, JsonNode person) {
        named(Fields.text(person, "timezone")).ifPresent(zone -> keep(tw, zone, KEEP));
    }

    private ZoneId look(Credential tw) {
        try {
            JsonNode person = client.read(tw, (api, auth) -> api.me(auth)).path("person");
            return keep(tw, named(Fields.text(person, "timezone")).orElse(tw.zone()), KEEP);
        } catch (HubException unreadable) {
            if (unreadable.problem() == Problem.NOT_CONNECTED) {
                throw unreadable;
            }
            return keep(tw, tw.zone(), KEEP_GUESS);
        }
    }

    private ZoneId keep(Credential tw, ZoneId zone, Duration time) {
        zones.put(tw.connectionId(), new Known(zone, clock.now().plus(time)));
        return zone;
    }

    /** A zone by its name; empty for one that is not known here. */
    static Optional<ZoneId> named(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
