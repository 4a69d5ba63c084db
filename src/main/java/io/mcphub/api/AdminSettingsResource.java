package io.mcphub.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.doctor.Check;
import io.mcphub.doctor.Doctor;
import io.mcphub.platform.queue.ProviderRequests;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /api/admin/settings}, for admins. Provider secrets are never shown; the answer says whether they are set. */
@Path("admin/settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminSettingsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    @Inject
    Doctor doctor;

    @Inject
    ProviderRequests waiting;

    /** New values by name. Any name is accepted here, because integrations declare settings; the core checks them. */
    public record SettingsRequest(@JsonAnySetter Map<String, @Nullable Object> values) {
        /** Hides the values, because one can be a secret. */
        @Override
        public String toString() {
            return "SettingsRequest";
        }
    }

    /** Every setting by name. A null value means that it is not set. */
    public record SettingsAnswer(@JsonAnyGetter @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable Object> values) {}

    @GET
    public SettingsAnswer show() {
        return new SettingsAnswer(settings.overview(caller.get()));
    }

    /** A value sets a setting, null deletes it; settings that are not named stay. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public SettingsAnswer change(@Valid @NotNull SettingsRequest wish) {
        settings.change(caller.get(), wish.values());
        return show();
    }

    /** Asks the public address for a sign of life; changes nothing. */
    @POST
    @Path("check_address")
    public CompletionStage<Check> checkAddress() {
        Caller admin = caller.get();
        return waiting.ask(admin.userId(), "the public address", () -> doctor.reach(admin));
    }
}
