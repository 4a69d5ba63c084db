/**
 * Slack as the connected person. {@code SlackConnector} connects an account; the tools are in the rooms {@code messages},
 * {@code channels} and {@code files}. They read their arguments with {@code arguments}, look people and channels up in
 * {@code directory}, write messages as {@code text}, and reach Slack through {@code client} alone.
 */
package io.mcphub.integrations.slack;
