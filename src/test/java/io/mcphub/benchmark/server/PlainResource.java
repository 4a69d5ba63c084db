package io.mcphub.benchmark.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** JAX-RS without anything behind it. */
@Path("")
@ApplicationScoped
public class PlainResource {
    private final Map<Integer, byte[]> bodies = new ConcurrentHashMap<>();

    /** The body that was sent. */
    @POST
    @Path("echo")
    @Produces("application/json")
    public byte[] echo(byte[] body) {
        return body;
    }

    /** Always the same body of that size. */
    @POST
    @Path("constant/{bytes}")
    @Produces("application/json")
    public byte[] constant(@PathParam("bytes") int bytes, byte[] body) {
        return bodies.computeIfAbsent(bytes, size -> {
            byte[] spaces = new byte[size];
            Arrays.fill(spaces, (byte) ' ');
            return spaces;
        });
    }
}
