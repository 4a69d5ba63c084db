package io.mcphub.connections.connectors;

import io.mcphub.platform.Secret;

/**
 * The OAuth app that an admin registered at a provider.
 *
 * @param id its client id
 * @param secret its client secret
 */
public record OAuthApp(String id, Secret secret) {}
