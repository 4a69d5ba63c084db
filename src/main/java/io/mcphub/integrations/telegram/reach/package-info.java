/** Which chats tools may read and write through a connection: {@link io.mcphub.integrations.telegram.reach.Reach}. */
package io.mcphub.integrations.telegram.reach;
