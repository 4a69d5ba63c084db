package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.AuditLog;
import io.mcphub.audit.AuditPage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /api/audit}: the caller's own entries. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnAuditResource {
    @Inject
    AuditLog log;

    @Inject
    CurrentCaller caller;

    @GET
    public AuditPage find(@BeanParam AuditQuery query) {
        return log.own(caller.get(), query.filter());
    }
}
