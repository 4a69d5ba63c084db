package io.mcphub.benchmark.server;

import io.mcphub.platform.rest.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** The resources to compare with, under {@code /benchmark}. */
@ApplicationPath("/benchmark")
public class BenchmarkApplication extends HubApplication {
    public BenchmarkApplication() {
        super(PlainResource.class);
    }
}
