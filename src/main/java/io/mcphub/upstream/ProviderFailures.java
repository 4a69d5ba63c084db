package io.mcphub.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.outbound.AnswerTooLong;
import io.mcphub.platform.outbound.UnexpectedAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The failures that every provider has, in the same words. After a write that got no proper answer nobody knows whether it
 * happened: the sentence says so, and nothing repeats it.
 *
 * @param provider how the provider is called in sentences
 */
public record ProviderFailures(String provider) {
    /** The end of a sentence that sends a person to where accounts are connected. */
    public static final String ON_THE_PAGE = "on the connections page";

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** A larger number is a time, a smaller one a number of seconds. */
    private static final long EPOCH = 1_000_000_000L;

    /** No answer, or a failure of the provider's own: it counts against its host. One that is too long does not: it would be so again. */
    public HubException unreachable(boolean write, @Nullable Exception cause) {
        return cause instanceof AnswerTooLong
                ? HubException.of(Problem.UPSTREAM_UNAVAILABLE, outcome(write), cause)
                : HubException.unreachable(outcome(write), cause);
    }

    /** An answer that is not the provider's, such as a redirect or a proxy's page. */
    public HubException strange(boolean write) {
        return HubException.unavailable(outcome(write));
    }

    /** An answer without what it must have; the names of its members go to the log. */
    public HubException strange(boolean write, JsonNode answer) {
        UnexpectedAnswer.log(answer);
        return strange(write);
    }

    /** The provider asks for a pause. */
    public HubException slowDown(Duration wait) {
        return HubException.rateLimited(provider + " asks to wait " + wait.toSeconds() + " seconds before the next call of this kind.", wait);
    }

    /**
     * The provider refuses the token.
     *
     * @param where where the person can connect again, as the end of a sentence
     */
    public HubException disconnected(String where) {
        return HubException.of(Problem.NOT_CONNECTED, provider + " no longer accepts this connection. Connect " + provider + " again " + where + ".");
    }

    /**
     * How long a header asks to wait: {@code Retry-After} (RFC 9110 §10.2.3) as seconds or a date, or one like it that holds a
     * UNIX time. Between a second and an hour; empty if it does not say.
     */
    public static Optional<Duration> wait(@Nullable String header, Instant now) {
        return seconds(header, now).map(told -> Duration.ofSeconds(Math.min(Math.max(1, told), LONGEST_WAIT.toSeconds())));
    }

    private static Optional<Long> seconds(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(header);
            return Optional.of(number > EPOCH ? number - now.getEpochSecond() : number);
        }
        try {
            return Optional.of(Duration.between(now, OffsetDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)).toSeconds());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private String outcome(boolean write) {
        return provider + " did not answer in time or not properly"
                + (write ? ", so it is unknown whether the action happened. Check before you repeat it." : ". Try again in a minute.");
    }
}
