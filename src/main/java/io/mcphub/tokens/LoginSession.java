package io.mcphub.tokens;

import java.time.Instant;

/**
 * One sign-in of a script. Its refresh tokens are one family, its login tokens name it ({@code sid}), and all end with it.
 *
 * @param id the family of its refresh tokens
 * @param userId who signed in
 * @param authenticatedAt when they signed in; refreshing does not change it
 */
public record LoginSession(String id, String userId, Instant authenticatedAt) {}
