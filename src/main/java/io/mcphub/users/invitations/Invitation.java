package io.mcphub.users.invitations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that nobody has accepted yet. Its link was shown once and is not stored.
 *
 * @param email the only address that may use it; null for any
 * @param invitedBy the admin's id
 */
public record Invitation(String id, @Nullable String email, String invitedBy, Instant createdAt, Instant expiresAt) {}
