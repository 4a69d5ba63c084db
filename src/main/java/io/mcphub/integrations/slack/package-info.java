/**
 * Slack as the connected person: {@code SlackConnector} connects an account, {@code *Tools} are what clients call, and
 * {@code SlackClient} is the only way to the Web API (https://docs.slack.dev/reference/methods), whose refusals are HTTP 200
 * with {@code ok:false}. {@code SlackNames} turns names into ids, {@code SlackRendering} messages into text.
 */
package io.mcphub.integrations.slack;
