/**
 * The accounts that a person has connected: kept, listed, renamed, refreshed and removed by
 * {@link io.mcphub.connections.Connections}, which every door and every tool call asks. Each method names the owner; somebody
 * else's account does not exist. Only one node at a time renews a token, and no provider is called inside a transaction.
 * How an account gets here is told in {@code conversations}; what a provider has to declare, in {@code connectors}; what a
 * tool is handed, in {@code credentials}.
 */
package io.mcphub.connections;
