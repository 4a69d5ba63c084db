/** Telegram's messages and chats as the tools show them: {@link io.mcphub.integrations.telegram.text.TelegramMessages}. */
package io.mcphub.integrations.telegram.text;
