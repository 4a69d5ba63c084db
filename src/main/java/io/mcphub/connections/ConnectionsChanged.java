package io.mcphub.connections;

/** CDI event: the user's connections are others than before, so their list of tools is too. Fired after the commit. */
public record ConnectionsChanged(String userId) {}
