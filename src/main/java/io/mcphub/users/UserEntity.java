package io.mcphub.users;

import io.mcphub.access.Role;
import io.mcphub.platform.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A person's row. */
@Entity
@Table(name = "users")
class UserEntity {
    @Id
    @Column(nullable = false)
    String id;

    @Column(nullable = false, unique = true)
    String email;

    @Column(name = "password_hash", nullable = false)
    String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Role role;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    @Column(name = "rejected_reason")
    String rejectedReason;

    @Column(nullable = false)
    boolean active;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "failed_attempts", nullable = false)
    int failedAttempts;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "time_zone")
    String timeZone;

    @Enumerated(EnumType.STRING)
    @Column
    Theme theme;

    @Enumerated(EnumType.STRING)
    @Column
    Language language;

    @Version
    @Column(nullable = false)
    long version;

    User toUser() {
        return new User(id, email, role, status, rejectedReason, active, createdAt, displayName);
    }

    Preferences toPreferences() {
        return new Preferences(displayName, timeZone, theme, language);
    }

    StoredPassword toStoredPassword() {
        return new StoredPassword(toUser(), Secret.of(passwordHash));
    }
}
