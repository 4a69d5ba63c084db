package io.mcphub.authorization.grants;

import io.mcphub.access.AllowanceColumns;
import io.mcphub.authorization.clients.ClientIdUrl;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's answer to a client, with what they allowed. */
@MappedSuperclass
abstract class AnswerEntity {
    @Id
    String id;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(name = "client_id", nullable = false)
    String clientId;

    @Column(name = "client_name", nullable = false)
    String clientName;

    @Column(nullable = false)
    String scope;

    @Embedded
    AllowanceColumns allowance;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    AuthorizedApp toApp(@Nullable Instant lastUsedAt) {
        return new AuthorizedApp(clientId, clientName, ClientIdUrl.hostOf(clientId), scope, allowance.toAllowance(), createdAt, lastUsedAt);
    }
}
