package io.mcphub.users.sessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser session as its person sees it.
 *
 * @param device browser and system, such as {@code Firefox, Windows}; null if the browser said nothing that the hub knows
 * @param lastUsedAt the last use, at most a minute old
 * @param current whether it is the session of this request
 */
public record SessionSummary(String id, @Nullable String device, Instant createdAt, Instant lastUsedAt, boolean current) {}
