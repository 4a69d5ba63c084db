package io.mcphub.tools;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days that people name: {@code today}, {@code yesterday}, {@code tomorrow}, {@code end of month}, {@code friday} (the next one,
 * today included; the last one where an argument looks back), {@code next friday} and {@code last friday} (in the next and in the last
 * ISO week), {@code 2026-01-15} and {@code 20260115}.
 */
final class TimeWords {
    private static final Pattern WEEKDAY = Pattern.compile("(?:(next|last|this|on) )?([a-z]{3,9})");
    private static final Pattern BASIC_DATE = Pattern.compile("\\d{8}");
    private static final Pattern DATE = Pattern.compile("[\\d-]{10}");
    private static final Map<String, UnaryOperator<LocalDate>> WORDS = Map.of(
            "yesterday", today -> today.minusDays(1),
            "today", today -> today,
            "tomorrow", today -> today.plusDays(1),
            "end of month", today -> today.with(TemporalAdjusters.lastDayOfMonth()));

    private TimeWords() {}

    /**
     * The day that a text in small letters names; empty if it names none.
     *
     * @throws DateTimeException if it is a date that no calendar has
     */
    static Optional<LocalDate> day(String word, LocalDate today, Times.Towards towards) {
        UnaryOperator<LocalDate> known = WORDS.get(word);
        if (known != null) {
            return Optional.of(known.apply(today));
        }
        if (BASIC_DATE.matcher(word).matches()) {
            return Optional.of(LocalDate.parse(word, DateTimeFormatter.BASIC_ISO_DATE));
        }
        return DATE.matcher(word).matches() ? Optional.of(LocalDate.parse(word)) : weekday(word, today, towards);
    }

    private static Optional<LocalDate> weekday(String word, LocalDate today, Times.Towards towards) {
        Matcher named = WEEKDAY.matcher(word);
        if (!named.matches()) {
            return Optional.empty();
        }
        String which = named.group(1) == null ? "" : named.group(1);
        return weekday(named.group(2)).map(day -> switch (which) {
            case "next" -> monday(today).plusWeeks(1).with(TemporalAdjusters.nextOrSame(day));
            case "last" -> monday(today).minusWeeks(1).with(TemporalAdjusters.nextOrSame(day));
            case "this" -> monday(today).with(TemporalAdjusters.nextOrSame(day));
            default -> today.with(towards == Times.Towards.PAST ? TemporalAdjusters.previousOrSame(day) : TemporalAdjusters.nextOrSame(day));
        });
    }

    private static LocalDate monday(LocalDate today) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** By its whole name or its first three letters. */
    private static Optional<DayOfWeek> weekday(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name) || name.length() == 3 && day.name().toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst();
    }
}
