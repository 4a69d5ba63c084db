/** Slack, through {@code slack-api-client}. Upstream: https://docs.slack.dev/reference/methods. Replies are HTTP 200 with {@code ok:false} on failure. */
package io.mcphub.integrations.slack;
