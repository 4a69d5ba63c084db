/** JSON-RPC messages, the revisions of MCP, sessions of the older ones, and one exchange. Independent of the servlet API and of tools. */
package io.mcphub.mcp.protocol;
