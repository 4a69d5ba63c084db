package io.mcphub.connections;

import io.mcphub.platform.Caller;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user's accounts at providers. Every look-up names the owner. */
@ApplicationScoped
public class Connections {
    /** All integrations in a stable order, each with the caller's connections. */
    public List<IntegrationSummary> integrations(Caller caller) {
        throw new UnsupportedOperationException();
    }

    /** The ids of the integrations to which the user has a connection; cheap enough for every request. */
    public Set<String> connected(String userId) {
        throw new UnsupportedOperationException();
    }

    /** Whether somebody can connect this integration now; {@code hub} and other integrations without a connector always. */
    public boolean available(String integration) {
        throw new UnsupportedOperationException();
    }

    /** Opens the caller's default connection; {@code NOT_CONNECTED} with the link if there is none. Needs no transaction. */
    public Credential open(Caller caller, String integration) {
        throw new UnsupportedOperationException();
    }

    /** Whether tools of this integration need a connection at all ({@code hub} does not). */
    public Optional<Connector> connector(String integration) {
        throw new UnsupportedOperationException();
    }

    /** Checks a pasted token with the provider and stores the connection; a refused token is {@code INVALID_INPUT}. */
    public IntegrationSummary connectWithToken(Caller caller, String integration, Secret token, @Nullable String label) {
        throw new UnsupportedOperationException();
    }

    /** Revokes upstream and deletes; null means the only one, {@code CONFLICT} if there are several, {@code NOT_FOUND} if none. */
    public void disconnect(Caller caller, String integration, @Nullable String connectionId) {
        throw new UnsupportedOperationException();
    }
}
