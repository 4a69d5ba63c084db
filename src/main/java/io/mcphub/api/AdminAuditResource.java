package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.AuditLog;
import io.mcphub.audit.AuditPage;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /api/admin/audit}: everybody's entries, for admins. */
@Path("admin/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminAuditResource {
    @Inject
    AuditLog log;

    @Inject
    CurrentCaller caller;

    @GET
    public AuditPage find(@BeanParam AuditQuery query) {
        if (!caller.get().isAdmin()) {
            throw HubException.of(Problem.FORBIDDEN, "Only an admin may read everybody's audit log. Your own is at /api/audit.");
        }
        return log.find(query.filter(query.user));
    }
}
