package io.mcphub.integrations.slack.arguments;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Slack's {@code ts} ({@code 1767261600.000100}: seconds, and a number that makes it unique in its channel). */
public final class SlackTime {
    public static final String TS = "[0-9]{1,12}\\.[0-9]{1,6}";
    /** Ten digits mean 2001 to 2286; no written date has ten digits. */
    private static final String SECONDS = "[0-9]{10}";

    private SlackTime() {}

    /** When a message was written; null if the text is no {@code ts}. */
    public static @Nullable Instant of(@Nullable String ts) {
        Instant exact = exact(ts);
        return exact == null ? null : exact.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The exact moment of a {@code ts}, for comparisons: two messages can have the same millisecond. */
    public static @Nullable Instant exact(@Nullable String ts) {
        if (ts == null || !ts.matches(TS)) {
            return null;
        }
        String micros = (ts.substring(ts.indexOf('.') + 1) + "000000").substring(0, 6);
        return Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.')))).plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    /** The moment of a {@code ts} or of the seconds before its dot; null if the text is neither. */
    static @Nullable Instant written(@Nullable String text) {
        String given = text == null ? "" : text.strip();
        return given.matches(SECONDS) ? Instant.ofEpochSecond(Long.parseLong(given)) : exact(given);
    }

    /** The value for Slack's exclusive {@code oldest}, so that messages of exactly this moment are included. */
    public static @Nullable String from(@Nullable Instant since) {
        return since == null ? null : ts(since.minus(1, ChronoUnit.MICROS));
    }

    /** The value for Slack's exclusive {@code latest}. */
    public static @Nullable String until(@Nullable Instant until) {
        return until == null ? null : ts(until);
    }

    private static String ts(Instant time) {
        return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1000);
    }
}
