/**
 * The seam to Telegram's library: {@link io.mcphub.integrations.telegram.engine.Tdlib}, four methods over JSON text. Nothing here
 * uses another class of the hub or a library of the server, because it also runs in a process of its own.
 */
package io.mcphub.integrations.telegram.engine;
