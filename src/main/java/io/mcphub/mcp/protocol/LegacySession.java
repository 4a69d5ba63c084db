package io.mcphub.mcp.protocol;

/**
 * What a session id of revision 2025-11-25 and older says: all that {@code initialize} settled.
 *
 * @param version the negotiated revision
 * @param client what the client declared
 */
public record LegacySession(ProtocolVersion version, ClientCapabilities client) {}
