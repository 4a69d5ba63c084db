package io.mcphub.authorization.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who asks for authorization: a client that the hub stores, or one that describes itself at its own address. */
@ApplicationScoped
public class ClientDirectory {
    @Inject
    ClientStore clients;

    @Inject
    ClientDocuments documents;

    /** The client of an authorization request. May fetch; what fails then is a {@code HubException} for the person to read. */
    public Optional<OAuthClient> current(String clientId) {
        return ClientIdUrl.looksLike(clientId) ? Optional.of(documents.current(clientId)) : clients.find(clientId);
    }
}
