/** Door 1: the Model Context Protocol at {@code /mcp}. Knows nothing of providers or of the database. */
package io.mcphub.mcp;
