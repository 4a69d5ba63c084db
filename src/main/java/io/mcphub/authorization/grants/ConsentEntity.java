package io.mcphub.authorization.grants;

import io.mcphub.access.Access;
import io.mcphub.access.ToolNames;
import io.mcphub.authorization.clients.ClientIdUrl;
import io.mcphub.platform.persistence.JsonListConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a user allowed a client on the web, so that the same question is not asked twice. */
@Entity
@Table(name = "oauth_consents")
class ConsentEntity {
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

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Access access;

    /** JSON list; null means all. */
    @Nullable String integrations;

    @Enumerated(EnumType.STRING)
    @Column(name = "tool_names", nullable = false)
    ToolNames toolNames;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    AuthorizedApp toApp() {
        return new AuthorizedApp(clientId, clientName, ClientIdUrl.hostOf(clientId), scope, access, JsonListConverter.readSet(integrations), toolNames, createdAt, null);
    }

    Decision toDecision() {
        return new Decision(access, JsonListConverter.readSet(integrations), toolNames);
    }
}
