/** Pictures and files in messages. */
package io.mcphub.integrations.telegram.media;
