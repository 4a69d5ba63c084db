package io.mcphub.api;

import io.mcphub.platform.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The body of an act that needs a recent sign-in and nothing else.
 *
 * @param currentPassword proves who asks if the sign-in is older
 */
public record Confirmation(@Nullable Secret currentPassword) {}
