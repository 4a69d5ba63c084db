/**
 * Sessions at Telegram and the clients that have them open. {@link io.mcphub.integrations.telegram.sessions.Sessions} opens a
 * session on its first use, lets one node at a time have it, and closes it when nobody uses it.
 */
package io.mcphub.integrations.telegram.sessions;
