package io.mcphub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
    Admin admin;

    @Inject
    Settings settings;

    @GET
    public ObjectNode show() {
        admin.require();
        return overview();
    }

    /** A value sets, null deletes, what is not named stays. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode change(InputStream in) {
        String adminId = admin.require();
        settings.change(JsonBody.read(in).members(), adminId);
        return overview();
    }

    /** A tree, because here null is an answer: nothing is set. */
    private ObjectNode overview() {
        ObjectNode answer = Json.mapper().createObjectNode();
        settings.overview().forEach((name, value) -> answer.set(name, Json.tree(value)));
        return answer;
    }
}
