/**
 * Door 1: the Model Context Protocol at {@code /mcp}. Knows nothing of providers or of the database.
 *
 * <p>A request visits {@link io.mcphub.mcp.McpServlet} (bytes), {@link io.mcphub.mcp.McpEndpoint} (failures),
 * {@link io.mcphub.mcp.RequestLadder} (the checks, in order), {@link io.mcphub.mcp.McpDispatcher} (one switch) and the
 * handler of its method. Results are built once in the shape of revision 2026-07-28; {@link io.mcphub.mcp.ResultProjection}
 * turns them into that of an older revision. Specification: https://modelcontextprotocol.io/specification/2026-07-28.
 */
package io.mcphub.mcp;
