package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.tools.calls.ToolDirectory;
import io.mcphub.tools.calls.ToolListing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/tools}: the tools that the caller may use, connected or not. */
@Path("tools")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ToolsResource {
    @Inject
    ToolDirectory directory;

    @Inject
    CurrentCaller caller;

    /** The answer. */
    public record Tools(List<ToolListing> tools) {}

    @GET
    public Tools find(@QueryParam("q") @Nullable String words, @QueryParam("integration") @Nullable String integration, @QueryParam("effect") @Nullable String effect) {
        return new Tools(directory.find(caller.get(), words, integration, effect));
    }
}
