package io.mcphub.mcp.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.tools.ToolResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tool calls that run in this process: what one tick per second looks at, and what a client can cancel. */
@ApplicationScoped
public class RunningCalls {
    static final int OPEN_STREAM_AFTER_SECONDS = 10;
    /** The container notices a closed connection at the third write at the latest: three of these stay below 15 seconds. */
    static final int KEEP_ALIVE_SECONDS = 4;
    private static final int WRITES_TO_NOTICE = 3;

    private final Set<RunningCall> calls = ConcurrentHashMap.newKeySet();

    @Inject
    HubConfig config;

    /** Who may cancel what: the same credential, the same session, the same id of the same type. */
    public static String key(Exchange exchange, JsonNode id) {
        return exchange.caller().userId() + '|' + exchange.caller().credentialId() + '|'
                + exchange.http().headers().find(McpHeaders.SESSION).orElse("") + '|' + id;
    }

    void add(RunningCall call) {
        calls.add(call);
    }

    void remove(RunningCall call) {
        calls.remove(call);
    }

    public Collection<RunningCall> all() {
        return calls;
    }

    /** Ends the calls of that key and sends no response to them: the stream just ends. */
    public void cancel(String key) {
        for (RunningCall call : calls) {
            Exchange exchange = call.exchange();
            if (exchange.id() != null && key(exchange, exchange.id()).equals(key)) {
                exchange.reply().send(new McpAnswer(200, McpAnswer.streamHeaders(), new byte[0]));
                call.cancel();
            }
        }
    }

    /** One look at a call: too long, it is answered and cancelled; long, it becomes a stream; a stream is kept alive. */
    public void tick(RunningCall call) {
        tick(call, call.seconds());
    }

    void tick(RunningCall call, long seconds) {
        Reply reply = call.exchange().reply();
        if (seconds >= maxSeconds()) {
            reply.send(call.exchange().answer(ToolsCallHandler.toResult(tooLong())));
            call.cancel();
        } else if (seconds >= OPEN_STREAM_AFTER_SECONDS && !call.mayStillBeRefused()) {
            reply.open();
        }
        if (call.keepAliveIsDue(seconds) && !reply.keepAlive() && call.exchange().version().isModern()) {
            // Closing the stream cancels since 2026-07-28; before, it did not (basic/utilities/cancellation).
            call.cancel();
        }
    }

    /** A client that closed before there was a stream is noticed soon after its opening, by three comments in a row. */
    static long untilNextComment(long seconds) {
        if (seconds < OPEN_STREAM_AFTER_SECONDS) {
            return Math.min(KEEP_ALIVE_SECONDS, OPEN_STREAM_AFTER_SECONDS - seconds);
        }
        return seconds < OPEN_STREAM_AFTER_SECONDS + WRITES_TO_NOTICE ? 1 : KEEP_ALIVE_SECONDS;
    }

    /** Whether the call is beyond its time; then its own result does not count any more. */
    boolean tookTooLong(RunningCall call) {
        return call.seconds() >= maxSeconds();
    }

    /** What a call that took too long answers. */
    ToolResult tooLong() {
        return ToolResult.error(HubException.unavailable("The call took longer than " + maxSeconds()
                + " seconds and was ended. It may have had an effect: check before you repeat it, or ask for less at once."));
    }

    private int maxSeconds() {
        return config.number("MCP_MAX_CALL_SECONDS", 120);
    }
}
