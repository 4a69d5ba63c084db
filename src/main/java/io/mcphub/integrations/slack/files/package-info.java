/** Tools for files and canvases. Content is read only from Slack's own hosts; text comes in pieces that fit a small context. */
package io.mcphub.integrations.slack.files;
