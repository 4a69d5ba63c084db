/**
 * The people and channels that a connection can see. Slack cannot search by name, so
 * {@link io.mcphub.integrations.slack.directory.SlackDirectory} reads lists page by page and caches them for ten minutes,
 * separately for each connection.
 */
package io.mcphub.integrations.slack.directory;
