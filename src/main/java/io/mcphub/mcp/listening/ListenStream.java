package io.mcphub.mcp.listening;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.ModernEnvelope;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client that listens: what it was told, and when its token and tools were last checked. It holds no thread and no database
 * connection.
 */
public final class ListenStream {
    private static final String ID = ModernEnvelope.PREFIX + "subscriptionId";

    private final Exchange exchange;
    private final Set<ListKind> kinds;
    private final long openedNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private String tools = "";
    private volatile boolean acknowledged;
    private volatile boolean suspect;
    private long nextComment = ListenStreams.KEEP_ALIVE_SECONDS;
    private long nextCheck = ListenStreams.CHECK_SECONDS;

    ListenStream(Exchange exchange, Set<ListKind> kinds) {
        this.exchange = exchange;
        this.kinds = kinds;
    }

    Exchange exchange() {
        return exchange;
    }

    String userId() {
        return exchange.caller().userId();
    }

    long seconds() {
        return (System.nanoTime() - openedNanos) / 1_000_000_000L;
    }

    /** Sends the first event: which of the requested changes will be announced. */
    void acknowledge() {
        ObjectNode note = notification("notifications/subscriptions/acknowledged");
        ObjectNode honoured = note.withObject("/params").putObject("notifications");
        kinds.forEach(kind -> honoured.put(kind.filter(), true));
        exchange.reply().event(note);
        acknowledged = true;
    }

    /** Announces that a list has changed, if the client asked for it. */
    void changed(ListKind kind) {
        if (kinds.contains(kind) && acknowledged && !ended.get()) {
            exchange.reply().event(notification(kind.notification()));
        }
    }

    /** Compares the current answer of {@code tools/list} with the last one, and announces a difference. */
    synchronized void tools(String now) {
        boolean first = tools.isEmpty();
        boolean same = tools.equals(now);
        tools = now;
        if (!first && !same) {
            changed(ListKind.TOOLS);
        }
    }

    boolean hears(ListKind kind) {
        return kinds.contains(kind);
    }

    /** Ends the stream with its result (patterns/subscriptions § Graceful Closure). Does nothing if it has ended. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.putObject("_meta").set(ID, exchange.id());
            exchange.reply().end(exchange.answer(result));
        }
    }

    /** Marks the stream for a check, because its token or its tools may have changed. */
    void suspect() {
        suspect = true;
    }

    /** Whether token and tools must be checked now. Called by one thread only. */
    boolean checkIsDue(long seconds) {
        if (!suspect && seconds < nextCheck) {
            return false;
        }
        suspect = false;
        nextCheck = seconds + ListenStreams.CHECK_SECONDS;
        return true;
    }

    /** Writes a comment when one is due; false if the client has gone. */
    boolean keepAlive(long seconds) {
        if (seconds < nextComment) {
            return true;
        }
        nextComment = seconds + ListenStreams.KEEP_ALIVE_SECONDS;
        return exchange.reply().keepAlive();
    }

    private ObjectNode notification(String method) {
        ObjectNode note = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("method", method);
        note.withObject("/params").putObject("_meta").set(ID, exchange.id());
        return note;
    }
}
