package io.mcphub.benchmark.server;

import com.sun.management.ThreadMXBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.lang.management.ManagementFactory;
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

    /** How many bytes all threads that live have allocated. What threads that ended had allocated is missing. */
    @GET
    @Path("allocated")
    @Produces("text/plain")
    public String allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return String.valueOf(Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).filter(bytes -> bytes > 0).sum());
    }
}
