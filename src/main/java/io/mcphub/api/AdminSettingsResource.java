package io.mcphub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.CurrentCaller;
import io.mcphub.platform.Json;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** Settings, for admins. Provider credentials go in and never come out: the answer says whether they are set. */
@Path("admin/settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminSettingsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    @GET
    public ObjectNode show() {
        return overview();
    }

    /** A value sets, null deletes, what is not named stays. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode change(InputStream in) {
        settings.change(caller.get(), JsonBody.read(in).members());
        return overview();
    }

    /** A tree, because here null is an answer: nothing is set. */
    private ObjectNode overview() {
        ObjectNode answer = Json.mapper().createObjectNode();
        settings.overview(caller.get()).forEach((name, value) -> answer.set(name, Json.tree(value)));
        return answer;
    }
}
