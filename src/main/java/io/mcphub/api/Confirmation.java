package io.mcphub.api;

import io.mcphub.platform.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that needs only a recent sign-in.
 *
 * @param currentPassword needed if the sign-in is older than an hour
 */
public record Confirmation(@Nullable Secret currentPassword) {}
