/**
 * The only way to Teamwork (https://apidocs.teamwork.com): v3 of its API where that exists, v1 where it does not. v3 is
 * camelCase, v1 mixes spellings and writes numbers as strings; readers of {@link io.mcphub.integrations.teamwork.client.TeamworkJson}
 * see neither. Only allowed sites are called. Every failure leaves as a {@code HubException} that says what to do. Every room
 * of Teamwork may call it; it calls none of them.
 */
package io.mcphub.integrations.teamwork.client;
