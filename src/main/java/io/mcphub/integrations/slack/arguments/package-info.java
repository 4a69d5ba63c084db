/**
 * Reads the arguments of Slack tools: a channel or person by name, id or link ({@link
 * io.mcphub.integrations.slack.arguments.SlackNames}), a time in the person's zone, a page. A call that reads may guess a name; a
 * call that writes takes only exact ones.
 */
package io.mcphub.integrations.slack.arguments;
