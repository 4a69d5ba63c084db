package io.mcphub.mcp.protocol;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.persistence.WriteHealth;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Failures that no code expected. They are logged with an id, and the client sees only the id. */
public final class UnexpectedErrors {
    private static final System.Logger LOG = System.getLogger(UnexpectedErrors.class.getName());

    private UnexpectedErrors() {}

    /** The failure itself, without the wrapper that a completion stage puts around it. */
    public static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }

    /** The error for the client. An expected failure passes unchanged; an unexpected one becomes an id. */
    public static JsonRpcException describe(Throwable failed) {
        Throwable failure = cause(failed);
        if (failure instanceof JsonRpcException expected) {
            return expected;
        }
        if (failure instanceof HubException refused && refused.problem() == Problem.UNAVAILABLE) {
            return unavailable(refused);
        }
        if (failure instanceof HubException refused && refused.problem() != Problem.INTERNAL) {
            return refused.retryAfterSeconds()
                    .map(seconds -> new JsonRpcException(429, JsonRpcError.TOO_MANY_REQUESTS, refused.publicDetail(), null,
                            Map.of("Retry-After", Long.toString(seconds))))
                    .orElseGet(() -> new JsonRpcException(200, JsonRpcError.INTERNAL_ERROR, refused.publicDetail()));
        }
        return WriteHealth.shared().refusal(failure).map(UnexpectedErrors::unavailable).orElseGet(() -> defect(failure));
    }

    private static JsonRpcException unavailable(HubException refused) {
        String seconds = refused.retryAfter().map(wait -> Long.toString(wait.toSeconds())).orElse("10");
        return new JsonRpcException(refused.problem().status(), JsonRpcError.INTERNAL_ERROR, refused.publicDetail(), null, Map.of("Retry-After", seconds));
    }

    private static JsonRpcException defect(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "defect " + id, failure);
        return new JsonRpcException(500, JsonRpcError.INTERNAL_ERROR, "Something went wrong in the hub. Tell an admin this id: " + id);
    }
}
