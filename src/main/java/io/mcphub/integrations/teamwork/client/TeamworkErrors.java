package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.ProviderFailures;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Translates Teamwork's failures into sentences that say what to do. */
public final class TeamworkErrors {
    public static final ProviderFailures FAILURES = new ProviderFailures("Teamwork");

    private static final Duration WAIT_UNTOLD = Duration.ofSeconds(60);
    private static final int SHOWN = 200;

    private TeamworkErrors() {}

    /** The failure for an answer that is not a success. */
    public static HubException of(ApiReply reply, boolean write, Instant now) {
        int status = reply.status();
        // v1 also refuses with a status of success.
        if (status == 400 || status == 422 || reply.isSuccess()) {
            return HubException.of(Problem.INVALID_INPUT, "Teamwork does not accept these values" + said(reply.json()) + ". Correct them and try again.");
        }
        return switch (status) {
            case 401 -> FAILURES.disconnected(ProviderFailures.ON_THE_PAGE);
            case 403 -> HubException.of(
                    Problem.UPSTREAM_REFUSED,
                    "This account may not do that in Teamwork" + said(reply.json()) + ". The project's permissions, the plan or the app's products forbid it; ask a Teamwork admin.");
            case 404 -> HubException.notFound("Teamwork finds no such item, or this account cannot see it. Check the id with one of the list tools.");
            case 409 -> HubException.conflict("Teamwork reports a conflict" + said(reply.json()) + ". Read the item again and repeat the change if it is still needed.");
            case 429 -> FAILURES.slowDown(wait(reply, now));
            default -> status > 400 && status < 500
                    ? HubException.of(Problem.UPSTREAM_REFUSED, "Teamwork refused this" + said(reply.json()) + ".")
                    : status >= 500 ? FAILURES.unreachable(write, null) : FAILURES.strange(write);
        };
    }

    private static Duration wait(ApiReply reply, Instant now) {
        return ProviderFailures.wait(reply.header("Retry-After"), now).or(() -> ProviderFailures.wait(reply.header("X-Rate-Limit-Reset"), now)).orElse(WAIT_UNTOLD);
    }

    /** Teamwork's own message, because only it says which value is wrong: on one line, cut, in quotation marks. */
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
