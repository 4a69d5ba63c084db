/**
 * Tools for what people say: messages, threads, direct conversations, reactions, scheduled messages, search and what is unread.
 * A write returns where the message is, so that the next call can change it. After a write without an answer the
 * error says that nobody knows whether it happened.
 */
package io.mcphub.integrations.slack.messages;
