package io.mcphub.mcp;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;

/** The reply of a real request: one JSON answer, sent through JAX-RS. */
final class HttpReply extends Reply {
    private final AsyncResponse async;

    HttpReply(AsyncResponse async) {
        this.async = async;
    }

    @Override
    void deliver(McpAnswer answer) {
        async.resume(render(answer));
    }

    static Response render(McpAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        return (answer.body().length == 0 ? response : response.entity(answer.body())).build();
    }
}
