package io.mcphub.users.signin;

import io.mcphub.platform.Secret;
import io.mcphub.users.User;

/**
 * A successful sign-in.
 *
 * @param user the person
 * @param failedAttempts wrong passwords for this person since the previous sign-in
 * @param browser the value of the {@link DeviceCookie} that makes this browser known
 */
public record Authentication(User user, int failedAttempts, Secret browser) {}
