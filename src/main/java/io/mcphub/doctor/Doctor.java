package io.mcphub.doctor;

import io.mcphub.access.Caller;
import io.mcphub.authorization.clients.ClientDocuments;
import io.mcphub.authorization.clients.Registrations;
import io.mcphub.authorization.grants.AuthorizedApps;
import io.mcphub.authorization.requests.Consents;
import io.mcphub.platform.HubException;
import io.mcphub.platform.RateLimit;
import io.mcphub.platform.http.RefusedOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plays an MCP client against the hub's own public address: from the name's look-up over discovery (RFC 9728, RFC 8414),
 * registration (RFC 7591) and authorization (OAuth 2.1 §4.1) to {@code tools/list}. It deletes the client, grant and token that it
 * made.
 */
@ApplicationScoped
public class Doctor {
    @Inject
    PublicAddress address;

    @Inject
    Consents consents;

    @Inject
    AuthorizedApps apps;

    @Inject
    Registrations registrations;

    @Inject
    ClientDocuments documents;

    @Inject
    RefusedOrigins origins;

    private final RateLimit runs = new RateLimit(3, Duration.ofMinutes(1));

    /**
     * The steps in their order; after a fault that stops a client, the rest is skipped. Waits for the network, up to some 20
     * seconds. {@code RATE_LIMITED} after three runs of a person in a minute.
     */
    public List<Check> run(Caller caller) {
        runs.take(caller.userId(), "The doctor runs three times a minute at most. Wait a moment.");
        Discovery discovery = new Discovery(address);
        Admission admission = new Admission(address, consents, caller);
        try {
            return Stream.concat(Examination.of(discovery.steps(), admission.steps()).stream(), new Surroundings(documents, origins).checks()).toList();
        } finally {
            admission.client().ifPresent(client -> cleanUp(caller, client));
        }
    }

    /** Whether the public address answers, as the first step of {@link #run}; counts as a run. {@code FORBIDDEN} unless the caller is an admin. */
    public Check reach(Caller caller) {
        caller.requireAdmin();
        runs.take(caller.userId(), "The doctor runs three times a minute at most. Wait a moment.");
        return new Discovery(address).address();
    }

    private void cleanUp(Caller caller, String client) {
        try {
            apps.end(caller.userId(), client);
        } catch (HubException nothing) {
            // The run ended before there was a grant.
        }
        registrations.remove(client, Admission.NAME);
    }
}
