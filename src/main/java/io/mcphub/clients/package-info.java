/** What people paste into their MCP clients, so that these reach the hub. */
package io.mcphub.clients;
