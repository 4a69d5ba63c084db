package io.mcphub.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signing key; its private half is encrypted. */
@Entity
@Table(name = "signing_keys")
class SigningKeyEntity {
    @Id
    @Column(nullable = false)
    String kid;

    @Column(name = "private_jwk", nullable = false)
    String privateJwk;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;
}
