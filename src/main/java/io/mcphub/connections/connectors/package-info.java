/**
 * What an integration declares about accounts. It implements {@link io.mcphub.connections.connectors.Connector}: settings and
 * environment ({@link io.mcphub.connections.connectors.Declaration}), the ways to connect, and how to check, renew and revoke a
 * token. Nothing here stores an account or names a provider. {@link io.mcphub.connections.connectors.ConnectorRegistry} finds all
 * connectors.
 */
package io.mcphub.connections.connectors;
