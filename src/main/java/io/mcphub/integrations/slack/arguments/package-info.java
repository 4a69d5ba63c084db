/**
 * What people write in the arguments of Slack tools, and what it means: a channel or person by name, id or link
 * ({@link io.mcphub.integrations.slack.arguments.SlackNames}), a time in the person's zone, a page. A read may guess; a write takes
 * exact names only. Tool rooms ask it before they call Slack.
 */
package io.mcphub.integrations.slack.arguments;
