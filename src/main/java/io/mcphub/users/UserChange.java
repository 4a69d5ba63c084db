package io.mcphub.users;

import io.mcphub.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an admin changes about a person; null leaves a value unchanged.
 *
 * @param status the new status
 * @param rejectedReason the reason that a rejected person is told; any other status clears it
 * @param active false blocks the person
 * @param role the new role
 */
public record UserChange(@Nullable Status status, @Nullable String rejectedReason, @Nullable Boolean active, @Nullable Role role) {
    /** Throws {@code INVALID_INPUT} if the reason is too long or not one line. */
    public UserChange {
        rejectedReason = RejectedReason.read(rejectedReason);
    }
}
