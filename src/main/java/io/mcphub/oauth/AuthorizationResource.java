package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.authorization.requests.AuthorizationLimits;
import io.mcphub.authorization.requests.Authorizations;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.http.ProblemPage;
import io.mcphub.settings.Settings;
import io.mcphub.users.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * {@code /oauth/authorize} (OAuth 2.1 §3.1). Redirects to the consent page or back to the client; shows an error page if the client
 * is not proven.
 */
@Path("authorize")
@RequestScoped
public class AuthorizationResource {
    @Inject
    Authorizations authorizations;

    @Inject
    Settings settings;

    @Inject
    AuthorizationLimits limits;

    @Inject
    ClientAddress address;

    @Context
    UriInfo uri;

    @Context
    HttpServletRequest request;

    @GET
    public Response get() {
        String query = uri.getRequestUri().getRawQuery();
        return begin(query == null ? "" : query);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(InputStream body) throws IOException {
        try {
            return begin(FormRequest.read(body));
        } catch (ParseException tooLarge) {
            return page(tooLarge());
        }
    }

    private Response begin(String form) {
        if (form.length() > FormRequest.LARGEST) {
            return page(tooLarge());
        }
        try {
            limits.take(address.of(request));
            // An absolute address, because Jersey would complete a path with the Host header.
            URI target = URI.create(settings.baseUrl()).resolve(authorizations.begin(URLUtils.parseParameters(form)));
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, target.toString())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .build();
        } catch (HubException refused) {
            return page(refused);
        }
    }

    private static HubException tooLarge() {
        return HubException.of(Problem.TOO_LARGE, "The app's request is too large.");
    }

    /** The error page. It shows only fixed sentences, nothing of the request. */
    private static Response page(HubException refused) {
        Response.ResponseBuilder answer = Response.status(refused.problem().status())
                .type(ProblemPage.MEDIA_TYPE)
                .entity(ProblemPage.of("This request cannot be answered", refused.publicDetail()));
        ProblemPage.HEADERS.forEach(answer::header);
        refused.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
        return answer.build();
    }
}
