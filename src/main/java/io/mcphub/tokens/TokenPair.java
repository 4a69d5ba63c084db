package io.mcphub.tokens;

import io.mcphub.platform.Secret;

/**
 * The tokens of a script's sign-in (RFC 6749 §5.1).
 *
 * @param accessToken the login token for the REST API
 * @param expiresIn how long it lives, in seconds
 * @param refreshToken gets the next pair, once
 */
public record TokenPair(Secret accessToken, long expiresIn, Secret refreshToken) {}
