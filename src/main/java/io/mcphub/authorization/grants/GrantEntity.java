package io.mcphub.authorization.grants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A grant. All codes and tokens issued for it end with it. */
@Entity
@Table(name = "oauth_grants")
class GrantEntity extends AnswerEntity {
    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    Grant toGrant() {
        return new Grant(id, userId, clientId, clientName, scope, allowance.toAllowance(), createdAt);
    }
}
