/**
 * The accounts that people have connected. {@link io.mcphub.connections.Connections} stores, lists, renames, renews and removes
 * them; every door and every tool call uses it. Each method names the owner, and another person's account looks as if it did not
 * exist. Only one node at a time renews a token, and no provider is called inside a transaction. {@code conversations} connects
 * accounts, {@code connectors} says what a provider must declare, {@code credentials} is what a tool gets.
 */
package io.mcphub.connections;
