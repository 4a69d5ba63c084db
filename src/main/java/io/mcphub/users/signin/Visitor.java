package io.mcphub.users.signin;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who tries to sign in.
 *
 * @param ip the address
 * @param browser the value of the {@link DeviceCookie}; null if there is none
 */
public record Visitor(String ip, @Nullable String browser) {}
