package io.mcphub.connections;

/** CDI event: the user's connections have changed, and so has their list of tools. Fired after the commit. */
public record ConnectionsChanged(String userId) {}
