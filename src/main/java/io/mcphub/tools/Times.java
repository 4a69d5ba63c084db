package io.mcphub.tools;

import io.mcphub.platform.HubException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times in arguments, the same for all integrations: {@code in 7d} and {@code +7d} lie ahead, {@code 7d ago} and {@code -7d} lie
 * back, {@code now}; a day ({@link TimeWords}), a day with an hour ({@code tomorrow 9:00}), or a date-time with or without an offset. A
 * bare {@code 7d} and a bare {@code friday} lie where the argument looks ({@link Towards}). A day means its first moment in the account's
 * time zone, so an {@code until} that names a day excludes that day. Days and weeks are those of the calendar: {@code in 1d} is the same
 * hour tomorrow, also when the clocks change.
 */
public final class Times {
    private static final Pattern SPAN = Pattern.compile("(in |\\+|-)? ?(\\d{1,5}) ?(s|m|h|d|w|seconds?|minutes?|hours?|days?|weeks?)( ago)?");
    private static final Pattern DAY_AND_HOUR = Pattern.compile("(.+?),? (?:at )?(\\d{1,2}):(\\d{2})");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS, "w", ChronoUnit.WEEKS);

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    private Times() {}

    /** Where an argument looks: back ({@code since}, {@code until}, logged days) or ahead (due, start, {@code at}). */
    public enum Towards {
        PAST("7d (7 days ago), in 7d"),
        FUTURE("7d (in 7 days), 7d ago");

        private final String spans;

        Towards(String spans) {
            this.spans = spans;
        }
    }

    /** As {@link #instant(String, String, ZoneId, Instant, Towards)}, looking back. */
    public static @Nullable Instant instant(String field, @Nullable String text, ZoneId zone, Instant now) {
        return instant(field, text, zone, now, Towards.PAST);
    }

    /**
     * The moment that the caller wrote; null if none is given.
     *
     * @param field the argument's name, for the error
     * @param text what the caller wrote
     * @param zone the account's time zone, in which days begin
     * @param now what relative times count from
     * @param towards where the argument looks
     * @throws HubException {@code INVALID_INPUT} if the text is not a time
     */
    public static @Nullable Instant instant(String field, @Nullable String text, ZoneId zone, Instant now, Towards towards) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return read(text.strip(), now.atZone(zone), towards).toInstant();
        } catch (DateTimeException e) {
            throw HubException.invalid(field, field + " is not a time. Write " + towards.spans + ", today, yesterday 9:00, friday, a date such as 2026-01-15 or a time such as 2026-01-15T09:00:00Z.");
        }
    }

    /**
     * A moment ahead, to the hour. A day without an hour is refused: nobody means midnight.
     *
     * @throws HubException {@code INVALID_INPUT} if the text is not such a time
     */
    public static @Nullable Instant moment(String field, @Nullable String text, ZoneId zone, Instant now) {
        if (text != null && isDay(text, now.atZone(zone).toLocalDate())) {
            throw HubException.invalid(field, field + " is a day without an hour. Write the hour too, such as " + text.strip() + " 9:00.");
        }
        return instant(field, text, zone, now, Towards.FUTURE);
    }

    private static boolean isDay(String text, LocalDate today) {
        try {
            return TimeWords.day(text.strip().toLowerCase(Locale.ROOT), today, Towards.FUTURE).isPresent();
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    /** As {@link #date(String, String, ZoneId, Instant, Towards)}, looking back. */
    public static @Nullable LocalDate date(String field, @Nullable String text, ZoneId zone, Instant now) {
        return date(field, text, zone, now, Towards.PAST);
    }

    /**
     * The day that the caller wrote, in the account's time zone; null if none is given.
     *
     * @throws HubException {@code INVALID_INPUT} if the text is not a day
     */
    public static @Nullable LocalDate date(String field, @Nullable String text, ZoneId zone, Instant now, Towards towards) {
        try {
            Instant moment = instant(field, text, zone, now, towards);
            return moment == null ? null : known(moment.atZone(zone).toLocalDate());
        } catch (HubException | DateTimeException e) {
            throw HubException.invalid(field, field + " is not a day. Write a date such as 2026-01-15, today, yesterday, tomorrow, friday, next friday, end of month, " + towards.spans + ".");
        }
    }

    /** Refuses years in which no provider has data: date arithmetic overflows there, and ISO 8601 writes such years differently. */
    private static LocalDate known(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("no year of ours");
        }
        return day;
    }

    private static ZonedDateTime read(String value, ZonedDateTime now, Towards towards) {
        String word = value.toLowerCase(Locale.ROOT);
        if (word.equals("now")) {
            return now;
        }
        Matcher span = SPAN.matcher(word);
        if (span.matches()) {
            return shifted(now, span, towards);
        }
        Matcher hour = DAY_AND_HOUR.matcher(word);
        Optional<LocalDate> withHour = hour.matches() ? TimeWords.day(hour.group(1), now.toLocalDate(), towards) : Optional.empty();
        if (withHour.isPresent()) {
            return withHour.get().atTime(LocalTime.of(Integer.parseInt(hour.group(2)), Integer.parseInt(hour.group(3)))).atZone(now.getZone());
        }
        return TimeWords.day(word, now.toLocalDate(), towards).map(day -> day.atStartOfDay(now.getZone())).orElseGet(() -> moment(value, now.getZone()));
    }

    private static ZonedDateTime shifted(ZonedDateTime now, Matcher span, Towards towards) {
        String sign = span.group(1) == null ? "" : span.group(1).strip();
        boolean ago = span.group(4) != null;
        if (ago && !sign.isEmpty()) {
            throw new DateTimeException("two directions");
        }
        boolean back = ago || sign.equals("-") || sign.isEmpty() && towards == Towards.PAST;
        long count = Long.parseLong(span.group(2));
        return now.plus(back ? -count : count, UNITS.get(span.group(3).substring(0, 1)));
    }

    /** Reads an ISO 8601 date-time; without an offset it is in the account's zone. */
    private static ZonedDateTime moment(String value, ZoneId zone) {
        try {
            return OffsetDateTime.parse(value).atZoneSameInstant(zone);
        } catch (DateTimeException e) {
            return LocalDateTime.parse(value).atZone(zone);
        }
    }
}
