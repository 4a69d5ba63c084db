/**
 * What people write in arguments: chats ({@link io.mcphub.integrations.telegram.arguments.TelegramChats}), messages, times and pages.
 */
package io.mcphub.integrations.telegram.arguments;
