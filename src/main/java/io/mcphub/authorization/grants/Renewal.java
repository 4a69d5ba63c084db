package io.mcphub.authorization.grants;

import io.mcphub.platform.Secret;

/**
 * What a refresh token was exchanged for.
 *
 * @param grant the grant to which an access token is to be issued
 * @param refreshToken the token that replaces it
 */
public record Renewal(Grant grant, Secret refreshToken) {}
