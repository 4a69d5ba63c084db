package io.mcphub.integrations.slack;

import io.mcphub.connections.Credential;
import io.mcphub.tools.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Slack's {@code ts} ({@code 1767261600.000100}: seconds, and a number that makes it unique in its channel). */
final class SlackTime {
    static final String TS = "[0-9]{1,12}\\.[0-9]{1,6}";

    private SlackTime() {}

    /** When a message was written; null if the text is no {@code ts}. */
    static @Nullable Instant of(@Nullable String ts) {
        if (ts == null || !ts.matches(TS)) {
            return null;
        }
        String micros = (ts.substring(ts.indexOf('.') + 1) + "000000").substring(0, 6);
        return Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.')))).plus(Long.parseLong(micros) / 1000, ChronoUnit.MILLIS);
    }

    /** A {@code ts}, or a time of the hub's grammar; null if none is given. */
    static @Nullable Instant instant(String field, @Nullable String text, Credential slack, Instant now) {
        return text != null && text.strip().matches(TS) ? of(text.strip()) : Times.instant(field, text, slack.zone(), now);
    }

    /** What Slack's exclusive {@code oldest} must be so that messages of this very moment count. */
    static @Nullable String from(@Nullable Instant since) {
        return since == null ? null : ts(since.minus(1, ChronoUnit.MICROS));
    }

    /** What Slack's exclusive {@code latest} must be. */
    static @Nullable String until(@Nullable Instant until) {
        return until == null ? null : ts(until);
    }

    private static String ts(Instant time) {
        return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1000);
    }
}
