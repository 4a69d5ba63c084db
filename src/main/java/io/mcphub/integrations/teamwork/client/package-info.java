/**
 * The only way to Teamwork (https://apidocs.teamwork.com): v3 of its API where that exists, v1 elsewhere. v3 uses camelCase; v1
 * mixes spellings and writes numbers as texts, which {@link io.mcphub.integrations.teamwork.client.TeamworkJson} hides. Calls only
 * allowed sites. Every failure becomes a {@code HubException} that says what to do. The other packages of Teamwork call it; it
 * calls none of them.
 */
package io.mcphub.integrations.teamwork.client;
