package io.mcphub.tokens;

import io.mcphub.platform.Secret;

/**
 * What a script holds of its sign-in (RFC 6749 §5.1).
 *
 * @param accessToken the login token that opens the REST API
 * @param expiresIn its life in seconds
 * @param refreshToken what gets the next pair, once
 */
public record TokenPair(Secret accessToken, long expiresIn, Secret refreshToken) {}
