/** Writes messages as plain text: Slack's mrkdwn and its blocks, with names instead of ids. Nothing here calls Slack. */
package io.mcphub.integrations.slack.text;
