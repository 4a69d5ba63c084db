package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.authorization.requests.AuthorizationLimits;
import io.mcphub.authorization.requests.Authorizations;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Nul;
import io.mcphub.platform.Problem;
import io.mcphub.platform.http.ClientAddress;
import io.mcphub.platform.queue.ProviderRequests;
import io.mcphub.settings.Settings;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth/authorize} (OAuth 2.1 §3.1). Redirects to the consent page or back to the client; shows an error page if the client
 * is not proven.
 */
@Path("authorize")
@RequestScoped
public class AuthorizationResource {
    /** All sites of clients count as one provider in the queue. */
    private static final String SITES = "sites of clients";

    @Inject
    Authorizations authorizations;

    @Inject
    Settings settings;

    @Inject
    AuthorizationLimits limits;

    @Inject
    ClientAddress address;

    @Inject
    ProviderRequests providers;

    @Context
    UriInfo uri;

    @Context
    HttpServletRequest request;

    @GET
    public CompletionStage<Response> get() {
        String query = uri.getRequestUri().getRawQuery();
        return begin(query == null ? "" : query);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public CompletionStage<Response> post(InputStream body) throws IOException {
        try {
            return begin(FormRequest.read(body));
        } catch (GeneralException tooLarge) {
            return CompletableFuture.completedFuture(RefusedPage.of(tooLarge(), language()));
        }
    }

    private CompletionStage<Response> begin(String form) {
        // Asked for now, because another thread may answer, and it has no request.
        String language = language();
        try {
            if (form.length() > FormRequest.LARGEST) {
                throw tooLarge();
            }
            String from = address.of(request);
            limits.take(from);
            return target(from, parameters(form)).thenApply(this::redirect).exceptionally(failure -> RefusedPage.of(failure, language));
        } catch (HubException refused) {
            return CompletableFuture.completedFuture(RefusedPage.of(refused, language));
        }
    }

    private static Map<String, List<String>> parameters(String form) {
        Map<String, List<String>> parameters = URLUtils.parseParameters(form);
        if (FormRequest.hasNul(parameters)) {
            throw HubException.of(Problem.UNREADABLE, Nul.REFUSAL);
        }
        return parameters;
    }

    private CompletionStage<URI> target(String from, Map<String, List<String>> parameters) {
        return Authorizations.mayFetch(parameters)
                ? providers.ask(ClientAddress.network(from), SITES, () -> authorizations.begin(parameters))
                : CompletableFuture.completedFuture(authorizations.begin(parameters));
    }

    private Response redirect(URI target) {
        return Response.status(Response.Status.SEE_OTHER)
                // An absolute address, because Jersey would complete a path with the Host header.
                .header(HttpHeaders.LOCATION, URI.create(settings.baseUrl()).resolve(target).toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private @Nullable String language() {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static HubException tooLarge() {
        return HubException.of(Problem.TOO_LARGE, "The app's request is too large.");
    }
}
