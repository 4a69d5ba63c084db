package io.mcphub.mcp.transport;

import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.mcp.protocol.UnexpectedErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Turns an HTTP request into exactly one answer, also after a failure. Independent of the servlet API. */
@ApplicationScoped
public class McpEndpoint {
    @Inject
    RequestChecks checks;

    @Inject
    AllowedOrigins origins;

    /** Sends the answer when it is ready, unless a handler holds the reply. Never throws and never waits. */
    public void serve(McpRequest http, Reply reply) {
        try {
            reply.headers(origins.headers(http.headers()));
            checks.run(http, reply)
                    .thenApply(answer -> inAcceptedForm(http, answer))
                    .exceptionally(defect -> McpAnswer.error(null, UnexpectedErrors.describe(defect)))
                    .thenAccept(reply::send);
        } catch (RuntimeException refused) {
            reply.send(McpAnswer.error(null, UnexpectedErrors.describe(refused)));
        }
    }

    /**
     * Answers a request whose body could not be read: with the first check that fails without a body, else with what is wrong with the
     * body. Never throws.
     */
    void refuse(McpRequest http, JsonRpcException unread, Reply reply) {
        try {
            reply.headers(origins.headers(http.headers()));
            checks.head(http);
            reply.send(McpAnswer.error(null, unread));
        } catch (RuntimeException refused) {
            reply.send(McpAnswer.error(null, UnexpectedErrors.describe(refused)));
        }
    }

    private static McpAnswer inAcceptedForm(McpRequest http, McpAnswer answer) {
        boolean stream = answer.status() == 200 && answer.isJson() && AcceptHeader.of(http.headers()) == AcceptHeader.STREAM_ONLY;
        return stream ? answer.asEventStream() : answer;
    }
}
