/** One handler for each method, and the dispatcher that chooses among them. */
package io.mcphub.mcp.methods;
