package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.users.sessions.SessionSummary;
import io.mcphub.users.sessions.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /auth/sessions}: the caller's own browser sessions. */
@Path("sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Sessions sessions;

    /** Sessions that still work, last used first. */
    public record SessionList(List<SessionSummary> items) {}

    @GET
    public SessionList list() {
        return new SessionList(sessions.list(caller.get()));
    }

    @DELETE
    @Path("{id}")
    public void end(@PathParam("id") String id) {
        sessions.end(caller.get(), id);
    }

    /** Ends every sign-in, of browsers and of scripts, this one included. Tokens of clients stay. */
    @DELETE
    public void endAll() {
        sessions.endAll(caller.get());
    }
}
