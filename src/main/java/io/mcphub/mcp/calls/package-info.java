/** Running tool calls: progress, cancellation, questions to the client, limits. */
package io.mcphub.mcp.calls;
