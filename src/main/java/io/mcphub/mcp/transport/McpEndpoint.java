package io.mcphub.mcp.transport;

import io.mcphub.mcp.protocol.JsonRpcException;
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

    /** Sends the answer to the reply, unless a handler holds it; never throws. */
    public void serve(McpRequest http, Reply reply) {
        try {
            reply.headers(origins.headers(http.headers()));
            reply.send(inAcceptedForm(http, checks.run(http, reply)));
        } catch (JsonRpcException refused) {
            reply.send(McpAnswer.error(null, refused));
        } catch (RuntimeException defect) {
            reply.send(McpAnswer.error(null, UnexpectedErrors.describe(defect)));
        }
    }

    private static McpAnswer inAcceptedForm(McpRequest http, McpAnswer answer) {
        boolean stream = answer.status() == 200 && answer.isJson() && AcceptHeader.of(http.headers()) == AcceptHeader.STREAM_ONLY;
        return stream ? answer.asEventStream() : answer;
    }
}
