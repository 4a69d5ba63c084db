/** What is said: JSON-RPC messages, the revisions of MCP, sessions of the older ones, and one exchange. Free of HTTP containers and of tools. */
package io.mcphub.mcp.protocol;
