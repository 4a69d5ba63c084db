package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.statistics.Span;
import io.mcphub.overview.Overview;
import io.mcphub.overview.Overviews;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/admin/overview}: how the hub is, for admins. */
@Path("admin/overview")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminOverviewResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Overviews overviews;

    /** {@code range} is {@code day}, which is meant without it, or {@code week}. */
    @GET
    public Overview get(@QueryParam("range") @Nullable String range) {
        return overviews.of(caller.get(), Span.of(range));
    }
}
