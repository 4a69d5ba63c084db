package io.mcphub.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who has, wants or had access.
 *
 * @param name what the person wants to be called; null if they never said
 */
public record User(
        String id,
        String email,
        Role role,
        Status status,
        @Nullable String rejectedReason,
        boolean active,
        Instant createdAt,
        @Nullable String name) {
    /** A person without a name of their own choice. */
    public User(String id, String email, Role role, Status status, @Nullable String rejectedReason, boolean active, Instant createdAt) {
        this(id, email, role, status, rejectedReason, active, createdAt, null);
    }

    /** Whether this person's credentials open anything now. */
    public boolean mayEnter() {
        return active && status == Status.APPROVED;
    }

    /** Whether the address contains letters of another alphabet, which can look like another person's address. */
    @JsonProperty("lookalike")
    public boolean lookalike() {
        return EmailAddress.isLookalike(email);
    }

    /** The address in ASCII, other characters as {@code {U+0430}}; null unless {@link #lookalike()}. */
    @JsonProperty("email_escaped")
    public @Nullable String emailEscaped() {
        return lookalike() ? EmailAddress.escaped(email) : null;
    }
}
