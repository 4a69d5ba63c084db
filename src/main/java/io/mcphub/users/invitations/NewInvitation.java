package io.mcphub.users.invitations;

import java.time.Instant;

/**
 * A new invitation.
 *
 * @param url the link, shown only here; its code stands behind {@code #}, which browsers send to no server
 */
public record NewInvitation(String id, String url, Instant expiresAt) {}
