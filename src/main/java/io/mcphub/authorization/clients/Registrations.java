package io.mcphub.authorization.clients;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.authorization.Scopes;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Nul;
import io.mcphub.platform.http.ClientAddress;
import io.mcphub.platform.nodes.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic client registration (RFC 7591): only public clients, so many per IP address that an office has room, with redirect URIs that {@link RedirectUris}
 * accepts.
 */
@ApplicationScoped
public class Registrations {
    private static final int MOST_REDIRECTS = 20;
    private static final String TOO_MANY = "Too many registrations from this address. Wait and try again, or ask an admin to raise OAUTH_REGISTRATIONS_PER_DAY.";

    @Inject
    ClientStore store;

    @Inject
    RedirectUris redirectUris;

    @Inject
    HubClock clock;

    @Inject
    HubConfig config;

    @Inject
    Attempts attempts;

    /** Registers a client and returns the document of RFC 7591 §3.2.1. Throws {@code RATE_LIMITED} after too many from one IP address. */
    public Map<String, Object> register(String body, String address) throws GeneralException {
        String network = ClientAddress.network(address);
        try {
            return registered(body, network);
        } catch (GeneralException refused) {
            attempts.take(TOO_MANY, failures(network));
            throw refused;
        }
    }

    private Map<String, Object> registered(String body, String network) throws GeneralException {
        JSONObject json = json(body);
        ClientMetadata metadata = metadata(json);
        List<String> uris = redirectUris(metadata);
        String name = ClientNames.shown(metadata.getName());
        List<String> grantTypes = grantTypes(metadata);
        String applicationType = applicationType(json);
        attempts.take(TOO_MANY, perDay(network));
        String id = store.register(name, uris, grantTypes);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("client_id", id);
        document.put("client_id_issued_at", clock.now().getEpochSecond());
        document.put("client_name", name);
        document.put("redirect_uris", uris);
        document.put("grant_types", grantTypes);
        document.put("response_types", List.of("code"));
        document.put("token_endpoint_auth_method", "none");
        document.put("scope", Scopes.ALL + " " + Scopes.READ);
        if (applicationType != null) {
            document.put("application_type", applicationType);
        }
        return document;
    }

    /** Attempts that made no client; a few, because a client that fails once tries again. */
    private static Attempts.Limit failures(String network) {
        return new Attempts.Limit("failed registration " + network, 60, Duration.ofHours(1));
    }

    /** The limit of today's configuration. A change of it starts a new count. */
    private Attempts.Limit perDay(String network) {
        return new Attempts.Limit("registration " + network, config.number("OAUTH_REGISTRATIONS_PER_DAY", 200), Duration.ofDays(1));
    }

    /** Forgets a client that registered itself under this name, and all that people allowed it; does nothing if there is none. */
    public void remove(String clientId, String name) {
        store.remove(clientId, name);
    }

    private static JSONObject json(String body) throws GeneralException {
        try {
            return JSONObjectUtils.parse(body);
        } catch (ParseException unreadable) {
            throw refuse("The body must be a JSON object with client metadata (RFC 7591).");
        }
    }

    private static ClientMetadata metadata(JSONObject json) throws GeneralException {
        Optional<Map.Entry<String, String>> misshapen = ClientNames.misshapen(json).filter(field -> !field.getKey().equals("redirect_uris"));
        if (misshapen.isPresent()) {
            throw refuse(misshapen.get().getKey() + " must be " + misshapen.get().getValue() + ", or absent.");
        }
        if (json.get("client_name") instanceof String name && Nul.in(name)) {
            throw refuse(Nul.REFUSAL);
        }
        try {
            return ClientNames.metadata(json);
        } catch (ParseException unreadable) {
            throw badRedirect();
        }
    }

    private List<String> redirectUris(ClientMetadata metadata) throws GeneralException {
        Set<String> asked = metadata.getRedirectionURIStrings();
        if (asked == null || asked.isEmpty() || asked.size() > MOST_REDIRECTS || !asked.stream().allMatch(redirectUris::acceptable)) {
            throw badRedirect();
        }
        return List.copyOf(asked);
    }

    private static List<String> grantTypes(ClientMetadata metadata) throws GeneralException {
        List<String> known = ClientNames.grantTypes(metadata);
        if (!known.contains("authorization_code")) {
            throw refuse("A client that registers itself needs the grant type authorization_code.");
        }
        return known;
    }

    private static @Nullable String applicationType(JSONObject json) throws GeneralException {
        Object type = json.get("application_type");
        if (ClientNames.isEmpty(type)) {
            return null;
        }
        if (!"web".equals(type) && !"native".equals(type)) {
            throw refuse("application_type must be web or native, or absent.");
        }
        return (String) type;
    }

    private static GeneralException badRedirect() {
        return OAuthErrors.refuse(
                RegistrationError.INVALID_REDIRECT_URI, "redirect_uris needs 1 to 20 addresses: https, http on localhost, 127.0.0.1 or [::1], or a native address that this hub allows.");
    }

    private static GeneralException refuse(String description) {
        return OAuthErrors.refuse(RegistrationError.INVALID_CLIENT_METADATA, description);
    }
}
