package io.mcphub.authorization.requests;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.authorization.Resources;
import io.mcphub.authorization.Scopes;
import io.mcphub.authorization.clients.ClientDirectory;
import io.mcphub.authorization.clients.ClientIdUrl;
import io.mcphub.authorization.clients.OAuthClient;
import io.mcphub.authorization.clients.RedirectUris;
import io.mcphub.authorization.grants.PendingRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides authorization requests (OAuth 2.1 §4.1). Client and redirect URI are checked first; until both are proven, nothing is
 * sent to an address of the request. Later errors go to the client, with {@code iss} (RFC 9207).
 */
@ApplicationScoped
public class Authorizations {
    private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_STATE = 2000;

    @Inject
    ClientDirectory clients;

    @Inject
    RedirectUris redirectUris;

    @Inject
    Resources resources;

    @Inject
    RequestStore requests;

    @Inject
    Settings settings;

    /** Whether {@link #begin} may have to fetch what the client says of itself, which takes as long as the client's site takes. */
    public static boolean mayFetch(Map<String, List<String>> parameters) {
        return parameters.getOrDefault("client_id", List.of()).stream().anyMatch(ClientIdUrl::looksLike);
    }

    /**
     * Where the browser goes: to the consent page, or back to the client with an error. Throws {@code UNREADABLE} if client or
     * redirect URI is not proven.
     */
    public URI begin(Map<String, List<String>> sent) {
        Map<String, List<String>> parameters = OAuthErrors.given(sent);
        String clientId = single(parameters, "client_id");
        OAuthClient client = clients.current(clientId).orElseThrow(() -> bad("The hub does not know the app that sent you here, or its registration has expired. Remove the hub in the app and add it again."));
        String redirectUri = single(parameters, "redirect_uri");
        if (!redirectUris.registered(client.redirectUris(), redirectUri)) {
            throw bad("The app asked to be answered at an address that it did not register. Nothing was sent there.");
        }
        String state = parameters.getOrDefault("state", List.of()).size() == 1 ? parameters.get("state").get(0) : null;
        if (state != null && state.length() > LONGEST_STATE) {
            return error(redirectUri, null, OAuth2Error.INVALID_REQUEST, "state is longer than 2000 characters.");
        }
        return check(parameters, client, redirectUri, state);
    }

    /** The redirect to the client with a code. */
    public URI success(PendingRequest request, String code) {
        return new AuthorizationSuccessResponse(URI.create(request.redirectUri()), new AuthorizationCode(code), null, state(request.state()), issuer(), ResponseMode.QUERY).toURI();
    }

    /** The redirect to the client after a refusal. */
    public URI denied(PendingRequest request) {
        return error(request.redirectUri(), request.state(), OAuth2Error.ACCESS_DENIED, "The user refused.");
    }

    private URI check(Map<String, List<String>> parameters, OAuthClient client, String redirectUri, @Nullable String state) {
        if (OAuthErrors.repeats(parameters)) {
            return error(redirectUri, state, OAuth2Error.INVALID_REQUEST, "A parameter is repeated. Each may be sent once.");
        }
        if (!parameters.getOrDefault("response_type", List.of()).equals(List.of("code"))) {
            boolean missing = !parameters.containsKey("response_type");
            return error(redirectUri, state, missing ? OAuth2Error.INVALID_REQUEST : OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code.");
        }
        AuthorizationRequest request;
        try {
            request = AuthorizationRequest.parse(parameters);
        } catch (ParseException unreadable) {
            ErrorObject why = OAuthErrors.kind(unreadable);
            return error(redirectUri, state, why, "A parameter is missing or not readable.");
        }
        return check(request, client, redirectUri, state);
    }

    private URI check(AuthorizationRequest request, OAuthClient client, String redirectUri, @Nullable String state) {
        if (!client.grantTypes().contains("authorization_code") || !ResponseType.CODE.equals(request.getResponseType())) {
            return error(redirectUri, state, OAuth2Error.UNAUTHORIZED_CLIENT, "This client may not ask for a code.");
        }
        if (request.specifiesRequestObject()) {
            return error(redirectUri, state, OAuth2Error.REQUEST_NOT_SUPPORTED, "Send plain parameters.");
        }
        if (request.getResponseMode() != null && !ResponseMode.QUERY.equals(request.getResponseMode())) {
            return error(redirectUri, state, OAuth2Error.INVALID_REQUEST, "response_mode must be query.");
        }
        boolean proofKey = request.getCodeChallenge() != null
                && CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())
                && S256.matcher(request.getCodeChallenge().getValue()).matches();
        if (!proofKey) {
            return error(redirectUri, state, OAuth2Error.INVALID_REQUEST, "PKCE with code_challenge_method=S256 is required.");
        }
        if (!resources.acceptable(request.getResources())) {
            return error(redirectUri, state, OAuth2Error.INVALID_TARGET, "Tokens are issued for " + resources.mcp() + " only.");
        }
        Optional<String> scope = Scopes.granted(request.getScope());
        if (scope.isEmpty()) {
            return error(redirectUri, state, OAuth2Error.INVALID_SCOPE, "Use mcp or mcp:read.");
        }
        PendingRequest pending = new PendingRequest(client.clientId(), redirectUri, state, scope.get(), request.getCodeChallenge().getValue(), resources.mcp(), asksAgain(request));
        return URI.create("/oauth/consent?request=" + requests.insert(pending));
    }

    private static boolean asksAgain(AuthorizationRequest request) {
        return request.getPrompt() != null && request.getPrompt().contains(Prompt.Type.CONSENT);
    }

    private URI error(String redirectUri, @Nullable String state, ErrorObject kind, String description) {
        ErrorObject error = new ErrorObject(kind.getCode(), description);
        return new AuthorizationErrorResponse(URI.create(redirectUri), error, state(state), issuer(), ResponseMode.QUERY).toURI();
    }

    private Issuer issuer() {
        return new Issuer(settings.baseUrl());
    }

    private static @Nullable State state(@Nullable String value) {
        return value == null || value.isBlank() ? null : new State(value);
    }

    private static String single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw bad("The app's request needs exactly one " + name + ". Nothing was sent anywhere.");
        }
        return values.get(0);
    }

    private static HubException bad(String detail) {
        return HubException.of(Problem.UNREADABLE, detail);
    }
}
