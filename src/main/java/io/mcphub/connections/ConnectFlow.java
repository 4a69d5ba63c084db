package io.mcphub.connections;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Connecting by OAuth: out to the provider and back. The state is random, stored hashed, bound to the browser session,
 * good for ten minutes and for one use (RFC 6749 §10.12).
 */
@ApplicationScoped
public class ConnectFlow {
    private static final String CONNECTIONS = "/connections";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    @Inject
    ConnectorRegistry connectors;

    @Inject
    Connections connections;

    @Inject
    OAuthStateStore states;

    @Inject
    Settings settings;

    @Inject
    HubClock clock;

    /** Where the browser goes: to the provider, or back to the connections page with the reason why not. */
    public URI begin(Caller caller, String integration) {
        return begin(caller, integration, CONNECTIONS);
    }

    /** The same for the user of a link from a chat; the way back ends on the link's own page. */
    public URI begin(Caller caller, ConnectLink link) {
        if (!link.userId().equals(caller.userId())) {
            throw HubException.notFound("There is no such link.");
        }
        return begin(caller, link.integration(), link.path());
    }

    private URI begin(Caller caller, String integration, String page) {
        Connector connector = connectors.require(integration);
        // The same order as on the page: without https no credentials would help.
        if (connector.connect().contains("oauth") && connector.httpsOnly() && !settings.baseUrl().startsWith("https:")) {
            return page(page, "error=https_required");
        }
        if (!connector.oauthConfigured()) {
            return page(page, "error=not_configured");
        }
        String state = Keys.random();
        String redirectUri = settings.baseUrl() + "/oauth/" + connector.id() + "/callback";
        states.add(row(caller, connector.id(), state, redirectUri, page), clock.now());
        return connector.authorize(state, redirectUri);
    }

    /** What the provider's redirect means: the page where it began, with {@code connected} or {@code error}. */
    public URI finish(Caller caller, String integration, @Nullable String code, @Nullable String state, @Nullable String error) {
        Connector connector = connectors.require(integration);
        OAuthStateEntity known = state == null
                ? null
                : states.consume(Keys.hash(state), caller.credentialId(), connector.id(), clock.now())
                        .filter(s -> s.userId.equals(caller.userId()))
                        .orElse(null);
        if (known == null) {
            return page(CONNECTIONS, "error=state");
        }
        if (code == null || error != null) {
            // The provider's own code never goes into our address: it is somebody else's text.
            return page(known.page, "access_denied".equals(error) ? "error=access_denied" : "error=upstream");
        }
        try {
            connections.connect(caller, connector, connector.exchange(code, known.redirectUri, state), null);
        } catch (HubException e) {
            // The admin who has to mend it reads the reason here; the page says who can.
            System.getLogger(ConnectFlow.class.getName()).log(System.Logger.Level.WARNING, "{0} was not connected: {1}", connector.id(), e.publicDetail());
            return page(known.page, e.problem() == Problem.UPSTREAM_UNAVAILABLE ? "error=upstream" : "error=upstream_refused");
        }
        return page(known.page, "connected=" + connector.id());
    }

    private OAuthStateEntity row(Caller caller, String integration, String state, String redirectUri, String page) {
        OAuthStateEntity row = new OAuthStateEntity();
        row.stateHash = Keys.hash(state);
        row.userId = caller.userId();
        row.sessionId = caller.credentialId();
        row.integration = integration;
        row.redirectUri = redirectUri;
        row.page = page;
        row.expiresAt = clock.now().plus(LIFETIME);
        return row;
    }

    private URI page(String path, String query) {
        return URI.create(settings.baseUrl() + path + "?" + query);
    }
}
