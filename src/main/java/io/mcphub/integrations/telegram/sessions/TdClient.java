package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.platform.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One client of the engine: sends requests, finds their answers, and keeps its few updates. */
public final class TdClient {
    private static final String EXTRA = "@extra";

    private final int id;
    private final Tdlib tdlib;
    private final Updates updates = new Updates();
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private volatile boolean gone;

    TdClient(int id, Tdlib tdlib) {
        this.id = id;
        this.tdlib = tdlib;
    }

    /** A request without fields. */
    public static ObjectNode request(String type) {
        return JsonNodeFactory.instance.objectNode().put("@type", type);
    }

    /** What the client told by itself. */
    public Updates updates() {
        return updates;
    }

    /** Whether the engine under it has ended. */
    public boolean isGone() {
        return gone;
    }

    /** Sends a request. The answer may be an {@code error}; the future fails with {@link TdlibGone} if the engine ends first. */
    public CompletableFuture<JsonNode> send(ObjectNode request) {
        long extra = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(extra, answer);
        try {
            tdlib.send(id, Json.write(request.deepCopy().put(EXTRA, extra)));
        } catch (TdlibGone ended) {
            answer.completeExceptionally(ended);
        }
        if (gone) {
            answer.completeExceptionally(new TdlibGone("the engine has ended"));
        }
        return answer.whenComplete((done, failed) -> open.remove(extra));
    }

    /**
     * Sends a request and waits for its answer, which may be an {@code error}.
     *
     * @throws TdlibGone if the engine ends first
     * @throws TimeoutException if no answer comes in time; the request may still be carried out
     */
    public JsonNode call(ObjectNode request, Duration patience) throws TimeoutException, InterruptedException {
        return get(send(request), patience);
    }

    /** Waits for the answer to a request that was sent; throws as {@link #call} does. */
    public static JsonNode get(CompletableFuture<JsonNode> answer, Duration patience) throws TimeoutException, InterruptedException {
        try {
            return answer.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof TdlibGone ended ? ended : new IllegalStateException(failed.getCause());
        } finally {
            answer.cancel(false);
        }
    }

    /** An answer or update of this client; on the engine's own thread. */
    void received(JsonNode message) {
        JsonNode extra = message.path(EXTRA);
        if (extra.isMissingNode()) {
            updates.accept(message);
            return;
        }
        CompletableFuture<JsonNode> waiting = open.get(extra.asLong());
        if (waiting != null) {
            ((ObjectNode) message).remove(EXTRA);
            waiting.complete(message);
        }
    }

    /** The engine has ended. */
    void gone() {
        gone = true;
        open.values().forEach(waiting -> waiting.completeExceptionally(new TdlibGone("the engine has ended")));
        updates.end();
    }
}
