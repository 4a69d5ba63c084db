/**
 * Telegram, as the person: {@link io.mcphub.integrations.telegram.TelegramConnector} declares it. {@code engine} is the seam to
 * Telegram's library, {@code process} runs that in a worker, {@code sessions} opens and closes accounts, {@code signin} connects
 * them, and {@code client} is what the tools call. Those are in {@code dialogs}, {@code messages}, {@code people} and {@code media};
 * they find chats with {@code arguments}, within the connection's {@code reach}, and show them with {@code text}.
 */
package io.mcphub.integrations.telegram;
