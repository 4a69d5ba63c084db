package io.mcphub.connections;

import io.mcphub.platform.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider answered when a token was renewed.
 *
 * @param token the new access token
 * @param refreshToken the next refresh token; null keeps the old one
 * @param expiresAt when the new access token ends, or null
 */
public record RenewedToken(Secret token, @Nullable Secret refreshToken, @Nullable Instant expiresAt) {}
