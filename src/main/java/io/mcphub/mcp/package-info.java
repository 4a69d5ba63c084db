/**
 * Door 1: the Model Context Protocol at {@code /mcp}. Knows nothing of providers or of the database.
 *
 * <p>A request visits {@link io.mcphub.mcp.transport.McpServlet} (bytes), {@link io.mcphub.mcp.transport.McpEndpoint} (failures),
 * {@link io.mcphub.mcp.transport.RequestChecks} (the checks, in order), {@link io.mcphub.mcp.methods.McpDispatcher} (one switch) and
 * the handler of its method. Results are built once in the shape of revision 2026-07-28;
 * {@link io.mcphub.mcp.protocol.ResultProjection} turns them into that of an older revision. Each room uses only those below it:
 * transport, methods, listening, calls, tools, protocol. Specification: https://modelcontextprotocol.io/specification/2026-07-28.
 */
package io.mcphub.mcp;
