package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Teamwork's failures mean for the caller, and what to do next. */
final class TeamworkErrors {
    private static final Duration WAIT_UNTOLD = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** A larger number in X-Rate-Limit-Reset is a time, a smaller one a number of seconds. */
    private static final long EPOCH = 1_000_000_000L;

    private static final int SHOWN = 200;

    private TeamworkErrors() {}

    /** An answer that is not a success. */
    static HubException of(TeamworkReply reply, boolean write, Instant now) {
        int status = reply.status();
        if (status == 400 || status == 422) {
            return HubException.of(Problem.INVALID_INPUT, "Teamwork does not accept these values" + said(reply.json()) + ". Correct them and try again.");
        }
        return switch (status) {
            case 401 -> HubException.of(Problem.NOT_CONNECTED, "Teamwork no longer accepts this connection. Connect Teamwork again on the connections page.");
            case 403 -> HubException.of(
                    Problem.UPSTREAM_REFUSED,
                    "This account may not do that in Teamwork" + said(reply.json()) + ". The project's permissions, the plan or the app's products forbid it; ask a Teamwork admin.");
            case 404 -> HubException.notFound("Teamwork finds no such item, or this account cannot see it. Check the id with one of the list tools.");
            case 409 -> HubException.conflict("Teamwork reports a conflict" + said(reply.json()) + ". Read the item again and repeat the change if it is still needed.");
            case 429 -> slowDown(wait(reply, now));
            default -> status > 400 && status < 500
                    ? HubException.of(Problem.UPSTREAM_REFUSED, "Teamwork refused this" + said(reply.json()) + ".")
                    : status >= 500 ? unreachable(write, null) : strange(write);
        };
    }

    /** No answer, or a failure of Teamwork's own. */
    static HubException unreachable(boolean write, @Nullable Exception cause) {
        return HubException.unreachable(unknown(write), cause);
    }

    /** An answer that is not Teamwork's, such as a redirect or a page of a proxy. */
    static HubException strange(boolean write) {
        return HubException.unavailable(unknown(write));
    }

    private static String unknown(boolean write) {
        return write
                ? "Teamwork did not answer in time or not properly, so it is unknown whether the action happened. Check before you repeat it."
                : "Teamwork did not answer in time or not properly. Try again in a minute.";
    }

    private static HubException slowDown(Duration wait) {
        return HubException.rateLimited("Teamwork asks to wait " + wait.toSeconds() + " seconds before the next call.", wait);
    }

    private static Duration wait(TeamworkReply reply, Instant now) {
        String told = reply.header("Retry-After");
        if (told == null || !told.matches("[0-9]{1,10}")) {
            told = reply.header("X-Rate-Limit-Reset");
        }
        if (told == null || !told.matches("[0-9]{1,10}")) {
            return WAIT_UNTOLD;
        }
        long seconds = Long.parseLong(told);
        Duration wait = Duration.ofSeconds(Math.max(1, seconds > EPOCH ? seconds - now.getEpochSecond() : seconds));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Teamwork's own words, because only they say which value is wrong: one line, cut, and marked as a quotation. */
    private static String said(@Nullable JsonNode body) {
        if (body == null) {
            return "";
        }
        JsonNode error = body.path("errors").path(0);
        String text = error.path("detail").asText("");
        if (text.isBlank()) {
            text = error.path("title").asText(body.path("MESSAGE").asText(""));
        }
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s\"]+", " ").strip();
        return line.isEmpty() ? "" : ": \"" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "\"";
    }
}
