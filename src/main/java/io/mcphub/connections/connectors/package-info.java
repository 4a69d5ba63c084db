/**
 * What an integration says about its accounts. It implements {@link io.mcphub.connections.connectors.Connector} and is found by
 * CDI: its settings and environment ({@link io.mcphub.connections.connectors.Declaration}), the ways to connect, and how a token
 * is proved, renewed and revoked. Nothing here stores an account or knows a provider by name.
 * {@link io.mcphub.connections.connectors.ConnectorRegistry} is for whoever needs all of them.
 */
package io.mcphub.connections.connectors;
