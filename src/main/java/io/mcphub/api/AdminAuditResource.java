package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.AuditLog;
import io.mcphub.audit.AuditPage;
import io.mcphub.audit.reports.AuditExport;
import io.mcphub.audit.reports.AuditFormat;
import io.mcphub.audit.reports.AuditPeople;
import io.mcphub.platform.rest.NoStore;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/admin/audit}: everybody's entries, for admins. */
@Path("admin/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminAuditResource {
    @Inject
    AuditLog log;

    @Inject
    AuditPeople people;

    @Inject
    AuditExport export;

    @Inject
    CurrentCaller caller;

    @Inject
    ToolCatalogue tools;

    @GET
    public AuditPage find(@BeanParam AuditQuery query) {
        return log.everybodys(caller.get(), people.named(query.filter(tools, caller.get())));
    }

    /** The entries of the list as a file that is written while it is sent; the page size and the cursor do not count. */
    @GET
    @Path("export")
    @NoStore
    @Produces(MediaType.WILDCARD)
    public Response export(@BeanParam AuditQuery query, @QueryParam("format") @Nullable String format) {
        return AuditFiles.answer(export.everybodys(caller.get(), query.filter(tools, caller.get()), AuditFormat.of(format)));
    }
}
