package io.mcphub.integrations.teamwork.arguments;

import io.mcphub.integrations.teamwork.client.TimeQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** From a day to a day, both included, in the person's time zone; null is open. */
public record TimeSpan(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {
    /** The moments that the days begin and end with. */
    public TimeQuery query() {
        return TimeQuery.between(
                from == null ? null : from.atStartOfDay(zone).toInstant(), to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1));
    }

    /** Whether a day ({@code YYYY-MM-DD}) lies in it; one that is not known does. */
    public boolean contains(@Nullable String day) {
        return day == null || (from == null || day.compareTo(from.toString()) >= 0) && (to == null || day.compareTo(to.toString()) <= 0);
    }
}
