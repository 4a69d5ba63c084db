package io.mcphub.tools;

import io.mcphub.platform.HubException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times in arguments: {@code 7d} or {@code 24h} ago, {@code now}, {@code today}, {@code yesterday}, {@code tomorrow}, a date
 * ({@code 2026-01-15}, {@code 20260115}), or a date-time with or without an offset. A day means its first moment in the account's
 * time zone. So an {@code until} that names a day excludes that day.
 */
public final class Times {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([smhdw])");
    private static final Pattern BASIC_DATE = Pattern.compile("\\d{8}");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));
    private static final Map<String, Integer> DAYS = Map.of("yesterday", -1, "today", 0, "tomorrow", 1);

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    private Times() {}

    /**
     * The moment that the caller wrote; null if none is given.
     *
     * @param field the argument's name, for the error
     * @param text what the caller wrote
     * @param zone the account's time zone, in which days begin
     * @param now what relative times count from
     * @throws HubException {@code INVALID_INPUT} if the text is not a time
     */
    public static @Nullable Instant instant(String field, @Nullable String text, ZoneId zone, Instant now) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String value = text.strip();
        try {
            String word = value.toLowerCase(Locale.ROOT);
            Matcher ago = AGO.matcher(word);
            if (word.equals("now")) {
                return now;
            }
            if (ago.matches()) {
                return now.minus(UNITS.get(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
            }
            LocalDate day = day(word, zone, now);
            return day == null ? moment(value, zone) : day.atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw HubException.invalid(field, field + " is not a time. Write 7d, today, yesterday, a date such as 2026-01-15 or a time such as 2026-01-15T09:00:00Z.");
        }
    }

    /**
     * The day that the caller wrote, in the account's time zone; null if none is given.
     *
     * @throws HubException {@code INVALID_INPUT} if the text is not a day
     */
    public static @Nullable LocalDate date(String field, @Nullable String text, ZoneId zone, Instant now) {
        try {
            Instant moment = instant(field, text, zone, now);
            return moment == null ? null : known(moment.atZone(zone).toLocalDate());
        } catch (HubException | DateTimeException e) {
            throw HubException.invalid(field, field + " is not a day. Write a date such as 2026-01-15, today, yesterday, tomorrow or 7d (days ago).");
        }
    }

    /** Refuses years in which no provider has data: date arithmetic overflows there, and ISO 8601 writes such years differently. */
    private static LocalDate known(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("no year of ours");
        }
        return day;
    }

    private static @Nullable LocalDate day(String word, ZoneId zone, Instant now) {
        Integer days = DAYS.get(word);
        if (days != null) {
            return now.atZone(zone).toLocalDate().plusDays(days);
        }
        if (BASIC_DATE.matcher(word).matches()) {
            return LocalDate.parse(word, DateTimeFormatter.BASIC_ISO_DATE);
        }
        return word.length() == 10 ? LocalDate.parse(word) : null;
    }

    /** Reads an ISO 8601 date-time; without an offset it is in the account's zone. */
    private static Instant moment(String value, ZoneId zone) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            return LocalDateTime.parse(value).atZone(zone).toInstant();
        }
    }
}
