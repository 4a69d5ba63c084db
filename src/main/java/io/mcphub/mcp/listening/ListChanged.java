package io.mcphub.mcp.listening;

/** CDI event: a list has changed for everybody. Every client that listens for it is told at once. */
public record ListChanged(ListKind kind) {}
