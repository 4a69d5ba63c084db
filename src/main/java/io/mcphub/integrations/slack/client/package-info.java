/**
 * The only way to Slack's Web API (https://docs.slack.dev/reference/methods), whose refusals are HTTP 200 with {@code ok:false}.
 * {@link io.mcphub.integrations.slack.client.SlackClient} counts calls as Slack does, asks the owner's write policy before a
 * change, and lets every failure leave as a {@code HubException} that says what to do. Every room of Slack may call it; it calls
 * none of them.
 */
package io.mcphub.integrations.slack.client;
