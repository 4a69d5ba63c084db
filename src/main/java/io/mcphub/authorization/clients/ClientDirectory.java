package io.mcphub.authorization.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the client of an authorization request: one that the hub stores, or one that describes itself at its own address. */
@ApplicationScoped
public class ClientDirectory {
    @Inject
    ClientStore clients;

    @Inject
    ClientDocuments documents;

    /** The client; empty if it is unknown. May fetch its document, and throws a {@code HubException} for the person if that fails. */
    public Optional<OAuthClient> current(String clientId) {
        return ClientIdUrl.looksLike(clientId) ? Optional.of(documents.current(clientId)) : clients.find(clientId);
    }
}
