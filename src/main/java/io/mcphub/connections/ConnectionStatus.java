package io.mcphub.connections;

/** Whether a connection's credentials still work. */
enum ConnectionStatus {
    OK,
    NEEDS_RECONNECT
}
