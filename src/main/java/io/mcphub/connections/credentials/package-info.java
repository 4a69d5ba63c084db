/**
 * Access to an account at a provider. A {@link io.mcphub.connections.credentials.Credential} carries the token and the owner's
 * {@link io.mcphub.connections.credentials.Reach} into a tool. The {@link io.mcphub.connections.credentials.Vault} encrypts
 * stored tokens for their row and column. A key that does not fit the database stops the start. Tools and integrations read
 * credentials; only {@code connections} creates them.
 */
package io.mcphub.connections.credentials;
