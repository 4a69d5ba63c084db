/** Tool calls while they run: progress, cancellation, questions to the client, limits. */
package io.mcphub.mcp.calls;
