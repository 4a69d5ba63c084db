package io.mcphub.connections;

/** Whether a connection's credentials still work. */
public enum ConnectionStatus {
    OK,
    NEEDS_RECONNECT
}
