package io.mcphub.mcp.listening;

/** CDI event: a list is another one for everybody. All who listen for it are told at once. */
public record ListChanged(ListKind kind) {}
