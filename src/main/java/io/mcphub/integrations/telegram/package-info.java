/**
 * Telegram, as the person: {@link io.mcphub.integrations.telegram.TelegramConnector} declares it. {@code engine} is the seam to
 * Telegram's library, {@code process} runs that in a worker, {@code sessions} opens and closes accounts, {@code signin} connects
 * them, and {@code client} is what the tools call.
 */
package io.mcphub.integrations.telegram;
