package io.mcphub.mcp.protocol;

/**
 * The content of a session id of revision 2025-11-25 and older: what {@code initialize} negotiated.
 *
 * @param version the negotiated revision
 * @param client what the client declared
 */
public record LegacySession(ProtocolVersion version, ClientCapabilities client) {}
