package io.mcphub.integrations.slack;

import io.mcphub.platform.HubException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Slack's {@code ts} ({@code 1767261600.000100}: seconds, and a number that makes it unique in its channel) and ISO 8601. */
final class SlackTime {
    static final String TS = "[0-9]{1,12}\\.[0-9]{1,6}";

    private SlackTime() {}

    /** When a message was written; null if the text is no {@code ts}. */
    static @Nullable Instant of(@Nullable String ts) {
        return ts == null || !ts.matches(TS) ? null : Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.'))));
    }

    /** The {@code ts} of a time that a caller wrote: a {@code ts}, an ISO 8601 date (midnight UTC; as an end, the end of that day) or date-time. */
    static @Nullable String parse(String field, @Nullable String text, boolean end) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String value = text.strip();
        if (value.matches(TS)) {
            return value;
        }
        try {
            Instant time = value.length() == 10 ? day(value, end) : OffsetDateTime.parse(value).toInstant();
            return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1000);
        } catch (DateTimeException e) {
            throw HubException.invalid(field, field + " is no time. Write a date such as 2026-01-15 or a time with zone such as 2026-01-15T09:00:00Z.");
        }
    }

    private static Instant day(String value, boolean end) {
        Instant start = LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        return end ? start.plus(1, ChronoUnit.DAYS).minus(1, ChronoUnit.MICROS) : start;
    }
}
