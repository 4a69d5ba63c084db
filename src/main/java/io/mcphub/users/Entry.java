package io.mcphub.users;

import io.mcphub.platform.Secret;

/**
 * A successful sign-in.
 *
 * @param user the person
 * @param failedAttempts wrong passwords for this person since the previous sign-in
 * @param browser the value of the {@link DeviceCookie} that makes this browser known
 */
public record Entry(User user, int failedAttempts, Secret browser) {}
