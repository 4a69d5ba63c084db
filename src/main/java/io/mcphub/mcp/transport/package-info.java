/** Streamable HTTP: the servlet, the checks that a request passes, batches and replies that never wait for the client. */
package io.mcphub.mcp.transport;
