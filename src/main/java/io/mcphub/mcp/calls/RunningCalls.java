package io.mcphub.mcp.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.mcp.protocol.UnexpectedErrors;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.platform.nodes.Heard;
import io.mcphub.tools.ToolResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that run in this process. Looks at each once a second, and lets clients cancel them. */
@ApplicationScoped
public class RunningCalls {
    /** When a slow answer becomes a stream. */
    public static final int OPEN_STREAM_AFTER_SECONDS = 10;
    /** The container notices a closed connection at the third write at the latest, so within 15 seconds. */
    static final int KEEP_ALIVE_SECONDS = 4;
    private static final int WRITES_TO_NOTICE = 3;
    private static final String CANCELLED = "cancelled";

    private final Set<RunningCall> calls = ConcurrentHashMap.newKeySet();

    @Inject
    HubConfig config;

    @Inject
    Broadcast broadcast;

    /** Identifies a call for cancellation: the same credential, the same session, the same id of the same type. */
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

    /** Cancels the calls with that key, on whichever node they run. They get no response; the stream just ends. */
    public void cancel(String key) {
        String hash = Keys.hash(key);
        cancelHere(hash);
        broadcast.tell(CANCELLED, hash);
    }

    void heard(@Observes Heard news) {
        if (news.topic().equals(CANCELLED)) {
            cancelHere(news.key());
        }
    }

    private void cancelHere(String hash) {
        for (RunningCall call : calls) {
            Exchange exchange = call.exchange();
            if (exchange.id() != null && Keys.hash(key(exchange, exchange.id())).equals(hash)) {
                exchange.reply().send(new McpAnswer(200, McpAnswer.streamHeaders(), new byte[0]));
                call.cancel();
            }
        }
    }

    /** Looks at one call: ends it if it took too long, turns its reply into a stream if it is slow, keeps a stream alive. */
    public void tick(RunningCall call) {
        tick(call, call.seconds());
    }

    void tick(RunningCall call, long seconds) {
        Reply reply = call.exchange().reply();
        if (seconds >= maxSeconds()) {
            reply.send(overdue(call.exchange()));
            call.cancel();
        } else if (seconds >= OPEN_STREAM_AFTER_SECONDS && !call.mayStillBeRefused()) {
            reply.open();
        }
        if (call.keepAliveIsDue(seconds) && !reply.keepAlive() && call.exchange().version().isModern()) {
            // Since 2026-07-28 closing the stream cancels the call; before, it did not (basic/utilities/cancellation).
            call.cancel();
        }
    }

    /** Sends three comments right after a stream opens, because only a write shows that the client has already gone. */
    public static long untilNextComment(long seconds) {
        if (seconds < OPEN_STREAM_AFTER_SECONDS) {
            return Math.min(KEEP_ALIVE_SECONDS, OPEN_STREAM_AFTER_SECONDS - seconds);
        }
        return seconds < OPEN_STREAM_AFTER_SECONDS + WRITES_TO_NOTICE ? 1 : KEEP_ALIVE_SECONDS;
    }

    /** Whether the call is over its time limit, so that its own result no longer counts. */
    boolean tookTooLong(RunningCall call) {
        return call.seconds() >= maxSeconds();
    }

    /** The failure of a call that took too long. */
    HubException tooLong() {
        return HubException.unavailable("The call took longer than " + maxSeconds()
                + " seconds and was ended. It may have had an effect: check before you repeat it, or ask for less at once.");
    }

    private McpAnswer overdue(Exchange exchange) {
        return ToolsCallHandler.METHOD.equals(exchange.message().method())
                ? exchange.answer(ToolsCallHandler.toResult(ToolResult.error(tooLong()), true))
                : McpAnswer.error(exchange.id(), UnexpectedErrors.describe(tooLong()));
    }

    private long maxSeconds() {
        return config.longestCall().toSeconds();
    }
}
