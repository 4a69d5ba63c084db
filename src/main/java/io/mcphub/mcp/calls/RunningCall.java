package io.mcphub.mcp.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.platform.Cancellation;
import io.mcphub.tools.CallContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call while it runs. Sends its progress and can be cancelled (basic/patterns progress, cancellation). */
public final class RunningCall implements CallContext {
    private static final int PROGRESS_AT_ONCE = 50;
    private static final int PROGRESS_PER_SECOND = 10;

    private final Exchange exchange;
    private final String requestId = UUID.randomUUID().toString();
    private final @Nullable JsonNode progressToken;
    private final Cancellation.Switch cancellation = new Cancellation.Switch();
    private final long startedNanos = System.nanoTime();
    private long nextKeepAlive = RunningCalls.KEEP_ALIVE_SECONDS;
    private volatile ObjectNode inputResponses = JsonNodeFactory.instance.objectNode();
    private volatile @Nullable JsonNode state;
    private volatile boolean waitsForPlace;
    private double lastProgress = Double.NEGATIVE_INFINITY;
    private int progressSent;

    public RunningCall(Exchange exchange) {
        this.exchange = exchange;
        JsonNode meta = exchange.message().meta();
        JsonNode token = meta == null ? null : meta.get("progressToken");
        progressToken = token != null && (token.isTextual() || token.isIntegralNumber()) ? token : null;
    }

    Exchange exchange() {
        return exchange;
    }

    long seconds() {
        return (System.nanoTime() - startedNanos) / 1_000_000_000L;
    }

    /** Whether the next keep-alive comment is due. */
    synchronized boolean keepAliveIsDue(long seconds) {
        if (seconds < nextKeepAlive) {
            return false;
        }
        nextKeepAlive = seconds + RunningCalls.untilNextComment(seconds);
        return true;
    }

    @Override
    public void waitsForPlace(boolean waits) {
        waitsForPlace = waits;
    }

    /** Whether the answer can still have its own HTTP status, which is impossible once the reply is a stream. */
    boolean mayStillBeRefused() {
        return waitsForPlace;
    }

    @Override
    public Caller caller() {
        return exchange.caller();
    }

    @Override
    public String requestId() {
        return requestId;
    }

    /** Stores what the client answered in an earlier round. */
    void answered(ObjectNode responses, @Nullable JsonNode opened) {
        inputResponses = responses;
        state = opened;
    }

    @Override
    public boolean structured() {
        return exchange.structured();
    }

    @Override
    public ObjectNode clientCapabilities() {
        return exchange.client().declared();
    }

    @Override
    public ObjectNode inputResponses() {
        return inputResponses;
    }

    @Override
    public @Nullable JsonNode state() {
        return state;
    }

    @Override
    public synchronized void progress(double progress, @Nullable Double total, @Nullable String message) {
        if (progressToken == null || cancelled() || exchange.reply().isSent() || !(progress > lastProgress) || Double.isInfinite(progress)) {
            return;
        }
        // Limits progress messages: a tool that reports every row must not flood its client.
        if (progressSent >= PROGRESS_AT_ONCE + seconds() * PROGRESS_PER_SECOND) {
            return;
        }
        progressSent++;
        lastProgress = progress;
        ObjectNode note = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("method", "notifications/progress");
        ObjectNode params = note.putObject("params");
        params.set("progressToken", progressToken);
        params.put("progress", progress);
        if (total != null && Double.isFinite(total)) {
            params.put("total", total);
        }
        if (message != null) {
            params.put("message", message);
        }
        exchange.reply().event(note);
    }

    @Override
    public void notifyClient(String method, ObjectNode params) {
        if (!cancelled() && !exchange.reply().isSent()) {
            ObjectNode note = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("method", method);
            note.set("params", params);
            exchange.reply().event(note);
        }
    }

    @Override
    public boolean cancelled() {
        return cancellation.cancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        cancellation.onCancel(action);
    }

    /** Cancels the call. Only the first cancellation counts. */
    public void cancel() {
        cancellation.cancel();
    }
}
