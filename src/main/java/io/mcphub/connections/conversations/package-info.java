/**
 * Connects accounts step by step. {@link io.mcphub.connections.conversations.Conversations} keeps a conversation between a person
 * and a connector; it is the same for REST, pages and links from a chat. A connector's own way is a
 * {@link io.mcphub.connections.conversations.Dialogue}. Signing in at the provider and pasting a token are two short ones.
 */
package io.mcphub.connections.conversations;
