/** Clients that listen for changed lists ({@code subscriptions/listen}). */
package io.mcphub.mcp.listening;
