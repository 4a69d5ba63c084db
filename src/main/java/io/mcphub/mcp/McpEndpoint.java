package io.mcphub.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** From an HTTP request to exactly one answer, whatever happens: the whole door without the container. */
@ApplicationScoped
public class McpEndpoint {
    @Inject
    RequestLadder ladder;

    @Inject
    AllowedOrigins origins;

    /** Sends the answer to the reply, unless a handler holds it; never throws. */
    void serve(McpRequest http, Reply reply) {
        try {
            reply.headers(origins.headers(http.headers()));
            reply.send(inAcceptedForm(http, ladder.climb(http, reply)));
        } catch (JsonRpcException refused) {
            reply.send(McpAnswer.error(null, refused));
        } catch (RuntimeException defect) {
            reply.send(McpAnswer.error(null, Defects.describe(defect)));
        }
    }

    private static McpAnswer inAcceptedForm(McpRequest http, McpAnswer answer) {
        boolean stream = answer.status() == 200 && answer.isJson() && Accepted.of(http.headers()) == Accepted.STREAM_ONLY;
        return stream ? answer.asEventStream() : answer;
    }
}
