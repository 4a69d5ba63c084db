/**
 * The only way to Slack's Web API (https://docs.slack.dev/reference/methods), which refuses with HTTP 200 and {@code ok:false}.
 * {@link io.mcphub.integrations.slack.client.SlackClient} respects Slack's rate limits, checks the owner's write policy before a
 * change, and turns every failure into a {@code HubException} that says what to do. The other packages of Slack call it; it calls
 * none of them.
 */
package io.mcphub.integrations.slack.client;
