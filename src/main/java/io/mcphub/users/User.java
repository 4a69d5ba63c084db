package io.mcphub.users;

import io.mcphub.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person who has, wants or had access. */
public record User(
        String id,
        String email,
        Role role,
        Status status,
        @Nullable String rejectedReason,
        boolean active,
        Instant createdAt) {
    /** Whether this person's credentials open anything now. */
    public boolean mayEnter() {
        return active && status == Status.APPROVED;
    }
}
