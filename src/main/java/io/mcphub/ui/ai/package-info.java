/** Connecting an MCP client to the hub. */
package io.mcphub.ui.ai;
