package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.audit.AuditFilter;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of the audit log. They are texts, so that a wrong one is answered with 422 and its name. */
public class AuditQuery {
    @QueryParam("user")
    @Nullable String user;

    @QueryParam("client")
    @Nullable String client;

    @QueryParam("integration")
    @Nullable String integration;

    @QueryParam("tool")
    @Nullable String tool;

    @QueryParam("effect")
    @Nullable String effect;

    @QueryParam("status")
    @Nullable String status;

    @QueryParam("action")
    @Nullable String action;

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    @QueryParam("q")
    @Nullable String q;

    @QueryParam("limit")
    @Nullable String limit;

    @QueryParam("cursor")
    @Nullable String cursor;

    /** The filter. A tool may have any of its names; the log has the canonical one. */
    AuditFilter filter(ToolCatalogue tools, Caller caller) {
        return new AuditFilter(
                user, client, integration, tools.canonical(caller, tool), AuditFilter.effect(effect), AuditFilter.status(status), AuditFilter.action(action),
                AuditFilter.from(from), AuditFilter.to(to), AuditFilter.text(q), AuditFilter.limit(limit), cursor);
    }
}
