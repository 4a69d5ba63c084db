/** Tools for channels, their members, people and user groups. */
package io.mcphub.integrations.slack.channels;
