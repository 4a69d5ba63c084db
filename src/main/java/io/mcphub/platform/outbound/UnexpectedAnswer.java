package io.mcphub.platform.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * One log line for an answer that is not what the other side promises: enough to find the reason, and nothing that people wrote.
 * Requests are made by the thread that asks, so the last answer of a thread is the one that it is looking at.
 */
public final class UnexpectedAnswer {
    private static final System.Logger LOG = System.getLogger(UnexpectedAnswer.class.getName());
    private static final ThreadLocal<String> LAST = new ThreadLocal<>();

    private UnexpectedAnswer() {}

    /** The answer of the last request on this thread is JSON, but lacks what it must have: its method, status and members. */
    public static void log(JsonNode answer) {
        log("JSON with " + AnswerText.members(answer.toString()));
    }

    /** The answer of the last request on this thread should be JSON and cannot be read as it; says nothing of other types, which {@link WireLog} has told. */
    public static void logUnreadable(@Nullable MediaType type, byte[] body) {
        if (AnswerText.isJson(type, body)) {
            log("JSON with " + AnswerText.members(new String(body, StandardCharsets.UTF_8)));
        }
    }

    /** A request was answered. */
    static void answered(String called, int status) {
        LAST.set(called + " answered " + status);
    }

    static void log(String described) {
        String last = LAST.get();
        LOG.log(Level.WARNING, "{0}, {1}", last == null ? "an answer" : last, described);
    }
}
