/** The tools that a caller sees, as entries of {@code tools/list}. */
package io.mcphub.mcp.tools;
