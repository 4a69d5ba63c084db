/**
 * Tools for where people talk and who they are: channels, their members, people and user groups.
 */
package io.mcphub.integrations.slack.channels;
