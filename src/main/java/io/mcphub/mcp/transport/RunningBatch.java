package io.mcphub.mcp.transport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.calls.RunningCalls;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.Reply;

/** A batch while it is answered. As with a single call, a slow answer becomes a stream with keep-alive comments. */
final class RunningBatch {
    private final Reply reply;
    private final long startedNanos = System.nanoTime();
    private long nextComment = RunningCalls.OPEN_STREAM_AFTER_SECONDS;
    private volatile boolean abandoned;

    RunningBatch(Reply reply) {
        this.reply = reply;
    }

    void tick() {
        tick((System.nanoTime() - startedNanos) / 1_000_000_000L);
    }

    /** Called by one thread. */
    void tick(long seconds) {
        if (seconds < nextComment) {
            return;
        }
        nextComment = seconds + RunningCalls.untilNextComment(seconds);
        reply.open();
        abandoned |= !reply.keepAlive();
    }

    /** Whether the client has gone. What has begun goes on, because in that revision a closed connection cancels nothing. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** The reply of one element: it has no answer of its own, but its progress reaches the client. */
    Reply element() {
        return new Reply() {
            @Override
            protected void deliver(McpAnswer answer) {
                // The answer of the batch carries it.
            }

            @Override
            public void event(ObjectNode notification) {
                reply.event(notification);
            }
        };
    }
}
