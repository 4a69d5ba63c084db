package io.mcphub.mcp;

import io.mcphub.platform.Caller;
import io.mcphub.platform.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** The only HTTP class of this door: bytes in, bytes out (streamable-http). What they mean is decided in {@link RequestLadder}. */
@Path("")
@RequestScoped
public class McpResource {
    @Inject
    McpEndpoint endpoint;

    @Inject
    TransportChecks transport;

    @Inject
    CallWatch watch;

    @Inject
    CurrentCaller caller;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @POST
    public void post(InputStream body, @Suspended AsyncResponse async) throws IOException {
        watch.start();
        // One byte beyond the limit tells that there is more; the rest is never read.
        serve("POST", body.readNBytes(transport.maxBody() + 1), async);
    }

    @OPTIONS
    public void options(@Suspended AsyncResponse async) {
        serve("OPTIONS", new byte[0], async);
    }

    @GET
    public void get(@Suspended AsyncResponse async) {
        serve("GET", new byte[0], async);
    }

    @HEAD
    public void head(@Suspended AsyncResponse async) {
        serve("HEAD", new byte[0], async);
    }

    @PUT
    public void put(@Suspended AsyncResponse async) {
        serve("PUT", new byte[0], async);
    }

    @PATCH
    public void patch(@Suspended AsyncResponse async) {
        serve("PATCH", new byte[0], async);
    }

    @DELETE
    public void delete(@Suspended AsyncResponse async) {
        serve("DELETE", new byte[0], async);
    }

    private void serve(String method, byte[] body, AsyncResponse async) {
        Caller asking = caller.find().orElse(null);
        McpRequest http = new McpRequest(method, flat(headers.getRequestHeaders()), flat(uri.getQueryParameters()), body, asking);
        Accepted accepted = Accepted.of(http.headers());
        endpoint.serve(http, new HttpReply(async, accepted == Accepted.BOTH || accepted == Accepted.STREAM_ONLY));
    }

    private static Map<String, String> flat(MultivaluedMap<String, String> values) {
        Map<String, String> flat = new HashMap<>();
        values.forEach((name, all) -> flat.put(name, String.join(",", all)));
        return flat;
    }
}
