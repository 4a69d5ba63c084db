/**
 * What opens an account at a provider, and what it may be used for: a {@link io.mcphub.connections.credentials.Credential}
 * carries the token and the owner's {@link io.mcphub.connections.credentials.WritePolicy} into a tool. At rest a token is sealed
 * by the {@link io.mcphub.connections.credentials.Vault} for its row and column. A key that does not fit the database ends the
 * start. Tools and integrations read credentials; only {@code connections} makes them.
 */
package io.mcphub.connections.credentials;
