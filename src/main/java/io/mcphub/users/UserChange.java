package io.mcphub.users;

import io.mcphub.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an admin changes about a person; null leaves a thing as it is.
 *
 * @param status the new status
 * @param rejectedReason told to a rejected person; cleared by any other status
 * @param active false blocks
 * @param role the new role
 */
public record UserChange(@Nullable Status status, @Nullable String rejectedReason, @Nullable Boolean active, @Nullable Role role) {}
