package io.mcphub.connections.connectors;

import io.mcphub.platform.Secret;

/**
 * The app that somebody registered at a provider, so that people can connect by OAuth.
 *
 * @param id its client id
 * @param secret its client secret
 */
public record OAuthApp(String id, Secret secret) {}
