package io.mcphub.mcp.listening;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.ModernEnvelope;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client that listens: what it is told, and when it was last looked at. It holds no thread and no connection to the database. */
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

    /** The first frame: what will be told of all that was asked for. */
    void acknowledge() {
        ObjectNode note = notification("notifications/subscriptions/acknowledged");
        ObjectNode honoured = note.withObject("/params").putObject("notifications");
        kinds.forEach(kind -> honoured.put(kind.filter(), true));
        exchange.reply().event(note);
        acknowledged = true;
    }

    /** Says that a list is another one now, if that was asked for. */
    void changed(ListKind kind) {
        if (kinds.contains(kind) && acknowledged && !ended.get()) {
            exchange.reply().event(notification(kind.notification()));
        }
    }

    /** What {@code tools/list} would answer now; another text than last time is told. */
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

    /** Ends the stream with its result (§ Graceful Closure); nothing happens when it has ended. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.putObject("_meta").set(ID, exchange.id());
            exchange.reply().end(exchange.answer(result));
        }
    }

    /** Something happened after which the credential or the list may be another one. */
    void suspect() {
        suspect = true;
    }

    /** Whether it is time to look whether credential and list are what they were; asked by one thread. */
    boolean checkIsDue(long seconds) {
        if (!suspect && seconds < nextCheck) {
            return false;
        }
        suspect = false;
        nextCheck = seconds + ListenStreams.CHECK_SECONDS;
        return true;
    }

    /** Writes the next comment when its time has come; false if nobody listens any more. */
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
