/** Tools that read and write messages. */
package io.mcphub.integrations.telegram.messages;
