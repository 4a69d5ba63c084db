package io.mcphub.platform.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Logs one line about an answer that breaks the provider's contract: enough to find the reason, but nothing that people wrote. It
 * remembers the last answer per thread, because a request runs on the thread that asks.
 */
public final class UnexpectedAnswer {
    private static final System.Logger LOG = System.getLogger(UnexpectedAnswer.class.getName());
    private static final ThreadLocal<String> LAST = new ThreadLocal<>();

    private UnexpectedAnswer() {}

    /** Logs that the last JSON answer on this thread lacks a required member: its method, status and member names. */
    public static void log(JsonNode answer) {
        log("JSON with " + AnswerText.members(answer.toString()));
    }

    /**
     * Logs that the last answer on this thread should be JSON and does not parse. Does nothing for other media types, which
     * {@link WireLog} has logged.
     */
    public static void logUnreadable(@Nullable MediaType type, byte[] body) {
        if (AnswerText.isJson(type, body)) {
            log("JSON with " + AnswerText.members(new String(body, StandardCharsets.UTF_8)));
        }
    }

    /** Remembers the answer for a later log line of this thread. */
    static void answered(String called, int status) {
        LAST.set(called + " answered " + status);
    }

    static void log(String described) {
        String last = LAST.get();
        LOG.log(Level.WARNING, "{0}, {1}", last == null ? "an answer" : last, described);
    }
}
