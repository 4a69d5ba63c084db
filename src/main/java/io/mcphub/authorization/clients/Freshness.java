package io.mcphub.authorization.clients;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a document may be used, by its HTTP headers (RFC 9111 §4.2); at least five minutes and at most a day. */
public final class Freshness {
    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern NEVER = Pattern.compile("(?i)(^|[,\\s])no-(store|cache)\\b");
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])(?:s-maxage|max-age)\\s*=\\s*\"?([0-9]{1,9})");

    private Freshness() {}

    /** Reads the header values. Pass an empty text for a missing header. */
    public static Duration of(String cacheControl, String age, String expires, String date) {
        if (NEVER.matcher(cacheControl).find()) {
            return SHORTEST;
        }
        Matcher maxAge = MAX_AGE.matcher(cacheControl);
        Duration said = maxAge.find() ? Duration.ofSeconds(Long.parseLong(maxAge.group(1))).minusSeconds(number(age)) : between(date, expires);
        return said.compareTo(SHORTEST) < 0 ? SHORTEST : said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }

    private static Duration between(String date, String expires) {
        return instant(date).flatMap(from -> instant(expires).map(to -> Duration.between(from, to))).orElse(Duration.ZERO);
    }

    private static Optional<ZonedDateTime> instant(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
