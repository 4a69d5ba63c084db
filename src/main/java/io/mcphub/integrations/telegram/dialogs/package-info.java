/** Tools over the account's chats: lists, folders, topics, and what is unread. */
package io.mcphub.integrations.telegram.dialogs;
