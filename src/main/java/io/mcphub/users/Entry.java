package io.mcphub.users;

import io.mcphub.platform.Secret;

/**
 * A successful sign-in.
 *
 * @param failedAttempts wrong passwords for this person since the sign-in before
 * @param browser what makes this browser a known one; goes into the {@link DeviceCookie}
 */
public record Entry(User user, int failedAttempts, Secret browser) {}
