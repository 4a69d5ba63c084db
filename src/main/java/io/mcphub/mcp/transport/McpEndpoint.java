package io.mcphub.mcp.transport;

import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.mcp.protocol.UnexpectedErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** From an HTTP request to exactly one answer, whatever happens: the whole door without the container. */
@ApplicationScoped
public class McpEndpoint {
    @Inject
    RequestChecks checks;

    @Inject
    AllowedOrigins origins;

    /** Sends the answer to the reply when it is there, unless a handler holds the reply; never throws and never waits. */
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

    private static McpAnswer inAcceptedForm(McpRequest http, McpAnswer answer) {
        boolean stream = answer.status() == 200 && answer.isJson() && AcceptHeader.of(http.headers()) == AcceptHeader.STREAM_ONLY;
        return stream ? answer.asEventStream() : answer;
    }
}
