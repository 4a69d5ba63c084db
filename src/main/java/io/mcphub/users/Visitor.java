package io.mcphub.users;

import org.jspecify.annotations.Nullable;

/**
 * Who stands at the sign-in, before they have proved anything.
 *
 * @param ip the address
 * @param browser what the browser's {@link DeviceCookie} says; null if it has none
 */
public record Visitor(String ip, @Nullable String browser) {}
