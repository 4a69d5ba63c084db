/**
 * Connecting an account, step by step: {@link io.mcphub.connections.conversations.Conversations} keeps a conversation between a
 * person and a connector, the same for REST, pages and links from a chat. A connector with a way of its own is a
 * {@link io.mcphub.connections.conversations.Dialogue}; signing in at the provider and pasting a token are two short ones.
 */
package io.mcphub.connections.conversations;
