/**
 * The people and channels that a connection can see. Slack finds nobody by name, so
 * {@link io.mcphub.integrations.slack.directory.SlackDirectory} reads its lists page by page and keeps them for ten minutes, for each
 * connection alone. Argument and tool rooms ask it.
 */
package io.mcphub.integrations.slack.directory;
