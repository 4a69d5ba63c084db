package io.mcphub.benchmark.server;

import io.mcphub.platform.rest.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** The resources to compare with, under a path that the hub lists and opens to everybody: any other is 404. */
@ApplicationPath("/mcp/.well-known/benchmark")
public class BenchmarkApplication extends HubApplication {
    public BenchmarkApplication() {
        super(PlainResource.class);
    }
}
