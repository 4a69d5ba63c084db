/**
 * Tools for messages, threads, direct conversations, reactions, scheduled messages, search and unread messages. A write returns
 * where the message is, so that the next call can change it. After a write without an answer the error says that it is unknown
 * whether it happened.
 */
package io.mcphub.integrations.slack.messages;
