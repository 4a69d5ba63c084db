package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import io.mcphub.authorization.clients.Registrations;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.http.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/register} (RFC 7591 §3). */
@Path("register")
@RequestScoped
public class RegistrationResource {
    @Inject
    Registrations registrations;

    @Inject
    ClientAddress address;

    @Context
    HttpServletRequest request;

    @POST
    public Response register(InputStream body, @HeaderParam("Content-Type") @Nullable String contentType) throws IOException {
        try {
            OAuthAnswers.requireType(contentType, MediaType.APPLICATION_JSON);
            return OAuthAnswers.json(201, Json.write(registrations.register(FormRequest.read(body), address.of(request))));
        } catch (GeneralException refused) {
            return OAuthAnswers.error(refused, null);
        } catch (HubException limited) {
            return OAuthAnswers.error(limited);
        }
    }

    @OPTIONS
    public Response preflight() {
        return OAuthAnswers.preflight("POST, OPTIONS");
    }
}
