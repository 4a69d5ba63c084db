package io.mcphub.authorization.clients;

import io.mcphub.platform.persistence.JsonListConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The last valid copy of a client's metadata document. Lists are JSON. */
@Entity
@Table(name = "oauth_client_documents")
class ClientDocumentEntity {
    @Id
    @Column(name = "client_id")
    String clientId;

    @Column(nullable = false)
    String name;

    @Column(name = "redirect_uris", nullable = false)
    String redirectUris;

    @Column(name = "grant_types", nullable = false)
    String grantTypes;

    @Column(name = "fetched_at", nullable = false)
    Instant fetchedAt;

    /** Until when authorization requests use this copy without fetching. */
    @Column(name = "fresh_until", nullable = false)
    Instant freshUntil;

    ClientDocument toDocument() {
        return new ClientDocument(clientId, name, JsonListConverter.read(redirectUris), JsonListConverter.read(grantTypes));
    }
}
