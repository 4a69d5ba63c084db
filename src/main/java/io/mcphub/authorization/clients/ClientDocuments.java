package io.mcphub.authorization.clients;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.RateLimit;
import io.mcphub.platform.outbound.Outbound;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Clients whose id is the address of their metadata (draft-ietf-oauth-client-id-metadata-document). A document is fetched when an
 * authorization request needs it and the copy is not fresh. A failure is shown to the person and never sent to the client.
 */
@ApplicationScoped
public class ClientDocuments {
    private static final Pattern JSON = Pattern.compile("(?i)application/([a-z0-9!#$&^_.-]+\\+)?json\\s*(;.*)?");

    /** Where Claude Code, which describes itself so, has its document. */
    private static final String WELL_KNOWN = "claude.ai";

    @Inject
    Outbound outbound;

    @Inject
    ClientDocumentStore store;

    @Inject
    RedirectUris redirectUris;

    @Inject
    Settings settings;

    /** The last attempt of this node; it only informs. */
    private volatile @Nullable Attempt last;

    private final RateLimit perHost = new RateLimit(30, Duration.ofMinutes(5));

    /**
     * What became of a fetch or a look-up.
     *
     * @param host the host that was asked for
     * @param reached whether it answered, or was found
     */
    public record Attempt(String host, boolean reached) {}

    /** Whether apps may name themselves so; an admin may switch it off. */
    public boolean enabled() {
        return settings.flag("client_id_documents", true);
    }

    /**
     * Whether documents can be fetched: a failure of this node's last fetch tells; otherwise whether the name of a well-known host of such documents can be
     * looked up. Waits two seconds at most and sends nothing to any host.
     */
    public Attempt reach() {
        Attempt known = last;
        return known == null || known.reached() ? new Attempt(WELL_KNOWN, outbound.finds(WELL_KNOWN)) : known;
    }

    /**
     * The client as its document describes it now. Throws {@code UNREADABLE} (also if an admin switched them off), {@code RATE_LIMITED} or {@code UPSTREAM_UNAVAILABLE}.
     * Call it outside a transaction.
     */
    public OAuthClient current(String clientId) {
        if (!enabled()) {
            throw HubException.of(Problem.UNREADABLE, "This hub takes no apps that name themselves by an address. Let the app register itself, or use a personal access token.");
        }
        if (!ClientIdUrl.acceptable(clientId, outbound.loopbackAllowed())) {
            throw HubException.of(Problem.UNREADABLE, "The app's id is not an address that may describe an app. Tell the app's maker.");
        }
        return store.fresh(clientId).orElseGet(() -> fetch(clientId)).toClient();
    }

    private ClientDocument fetch(String clientId) {
        // A known client has a limit of its own, so that requests for invented clients on its host cannot lock out its users.
        perHost.take(store.find(clientId).isPresent() ? clientId : URI.create(clientId).getHost(), "The app's site was asked too often. Wait some minutes and try again.");
        Outbound.Document answer = get(clientId);
        if (answer.status() != 200 || !JSON.matcher(answer.header("content-type")).matches()) {
            throw unusable();
        }
        ClientDocument document = ClientDocument.parse(clientId, answer.body(), redirectUris::acceptable).orElseThrow(ClientDocuments::unusable);
        store.keep(document, Freshness.of(answer.header("cache-control"), answer.header("age"), answer.header("expires"), answer.header("date")));
        return document;
    }

    private Outbound.Document get(String clientId) {
        try {
            Outbound.Document answer = outbound.get(URI.create(clientId), "application/json");
            last = new Attempt(URI.create(clientId).getHost(), true);
            return answer;
        } catch (HubException failed) {
            last = new Attempt(URI.create(clientId).getHost(), false);
            throw HubException.of(failed.problem(), "The hub could not fetch the description that the app's id leads to. Try again later, or tell the app's maker.", failed);
        }
    }

    private static HubException unusable() {
        return HubException.of(Problem.UPSTREAM_REFUSED, "The app's id does not lead to a usable description of the app. Tell the app's maker.");
    }
}
