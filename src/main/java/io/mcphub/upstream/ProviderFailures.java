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
 * The failures that every provider has, in the same words. If a write got no proper answer, it is unknown whether it happened. The
 * sentence says so, and the hub does not repeat the write.
 *
 * @param provider the provider's name in sentences
 */
public record ProviderFailures(String provider) {
    /** The end of a sentence that sends a person to the connections page. */
    public static final String ON_THE_PAGE = "on the connections page";

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** In a header, a larger number is a UNIX time and a smaller one a number of seconds. */
    private static final long EPOCH = 1_000_000_000L;

    /**
     * The provider did not answer or failed; this counts against its host. An answer that is too long does not count, because it
     * would be too long again.
     */
    public HubException unreachable(boolean write, @Nullable Exception cause) {
        return cause instanceof AnswerTooLong
                ? HubException.of(Problem.UPSTREAM_UNAVAILABLE, outcome(write), cause)
                : HubException.unreachable(outcome(write), cause);
    }

    /** The answer does not come from the provider's API, for instance a redirect or a proxy's page. */
    public HubException strange(boolean write) {
        return HubException.unavailable(outcome(write));
    }

    /** The answer lacks something required. Logs the names of its members. */
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
     * @param where where the person can connect again: the end of a sentence
     */
    public HubException disconnected(String where) {
        return HubException.of(Problem.NOT_CONNECTED, provider + " no longer accepts this connection. Connect " + provider + " again " + where + ".");
    }

    /**
     * How long a header asks to wait: {@code Retry-After} (RFC 9110 §10.2.3) in seconds or as a date, or a similar header with a
     * UNIX time. At least a second and at most an hour; empty if the header says nothing.
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
        return provider + (write
                ? " did not answer in time, or its answer could not be read, so it is unknown whether the action happened. Check before you repeat it."
                : " could not be reached, did not answer in time, or its answer could not be read. Try again in a minute.");
    }
}
