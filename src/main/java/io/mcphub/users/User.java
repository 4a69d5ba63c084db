package io.mcphub.users;

import com.fasterxml.jackson.annotation.JsonProperty;
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

    /** Whether the address has letters of another alphabet, which can look like those of somebody else's. */
    @JsonProperty("lookalike")
    public boolean lookalike() {
        return EmailAddress.isLookalike(email);
    }

    /** The address in ASCII alone, other characters as {@code {U+0430}}; null if it is no look-alike. */
    @JsonProperty("email_escaped")
    public @Nullable String emailEscaped() {
        return lookalike() ? EmailAddress.escaped(email) : null;
    }
}
