package io.mcphub.users.invitations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An invitation's row. The code is stored only as a hash. */
@Entity
@Table(name = "invitations")
class InvitationEntity {
    @Id
    @Column(nullable = false)
    String id;

    @Column(name = "code_hash", nullable = false, unique = true)
    String codeHash;

    /** The only address that may use it; null for any. */
    @Column
    String email;

    @Column(name = "invited_by", nullable = false)
    String invitedBy;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "accepted_at")
    Instant acceptedAt;

    Invitation toInvitation() {
        return new Invitation(id, email, invitedBy, createdAt, expiresAt);
    }
}
