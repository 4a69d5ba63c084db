/** Runs Telegram's library in a process of its own, because a fault in native code would end the hub. */
package io.mcphub.integrations.telegram.process;
