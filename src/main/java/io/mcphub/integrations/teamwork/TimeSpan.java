package io.mcphub.integrations.teamwork;

import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** From a day to a day, both included, in the account's time zone. */
record TimeSpan(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {
    static TimeSpan of(Credential tw, @Nullable String from, @Nullable String to, Instant now) {
        TimeSpan span = new TimeSpan(Times.date("from_date", from, tw.zone(), now), Times.date("to_date", to, tw.zone(), now), tw.zone());
        if (span.from != null && span.to != null && span.to.isBefore(span.from)) {
            throw HubException.invalid("to_date", "to_date is before from_date.");
        }
        return span;
    }

    /** The moments that the days begin and end with. */
    TimeQuery query() {
        TimeQuery query = new TimeQuery();
        query.from = from == null ? null : from.atStartOfDay(zone).toInstant().toString();
        query.to = to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1).toString();
        return query;
    }

    /** Whether a day ({@code YYYY-MM-DD}) lies in it; one that is not known does. */
    boolean contains(@Nullable String day) {
        return day == null || (from == null || day.compareTo(from.toString()) >= 0) && (to == null || day.compareTo(to.toString()) <= 0);
    }
}
