/**
 * The tools' only way to Telegram: {@link io.mcphub.integrations.telegram.client.TelegramClient} over JSON requests
 * ({@link io.mcphub.integrations.telegram.client.TelegramRequest}). The other packages of Telegram call it; it calls none of them.
 */
package io.mcphub.integrations.telegram.client;
