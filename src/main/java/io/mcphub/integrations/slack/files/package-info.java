/**
 * Tools for files and canvases. Bytes are read from Slack's own hosts only; text comes in pieces that fit a small context.
 */
package io.mcphub.integrations.slack.files;
