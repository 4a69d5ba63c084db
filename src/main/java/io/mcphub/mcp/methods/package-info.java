/** One handler for each method, and the dispatcher that chooses it. */
package io.mcphub.mcp.methods;
