package io.mcphub.integrations.teamwork.arguments;

import io.mcphub.integrations.teamwork.client.TimeQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** From one day to another, both included, in the person's time zone; null means open. */
public record TimeSpan(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {
    /** The query from the beginning of the first day to the end of the last. */
    public TimeQuery query() {
        return TimeQuery.between(
                from == null ? null : from.atStartOfDay(zone).toInstant(), to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1));
    }

    /** Whether the span contains a day ({@code YYYY-MM-DD}); true if the day is unknown. */
    public boolean contains(@Nullable String day) {
        return day == null || (from == null || day.compareTo(from.toString()) >= 0) && (to == null || day.compareTo(to.toString()) <= 0);
    }
}
