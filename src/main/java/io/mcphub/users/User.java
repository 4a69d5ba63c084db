package io.mcphub.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person with an account, or who has asked for one. */
public record User(
        String id,
        String email,
        Role role,
        Status status,
        @Nullable String rejectedReason,
        boolean active,
        Instant createdAt) {
    /** Whether this person's credentials work now. */
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
