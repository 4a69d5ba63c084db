package io.mcphub.integrations.telegram.engine;

import org.jspecify.annotations.Nullable;

/**
 * Telegram's own client library (TDLib) through its JSON interface, and all that the hub knows of it. Everything is text, so that
 * another process or another binding can stand behind it.
 */
public interface Tdlib {
    /** Makes a client and returns its number. It does nothing before its first request. */
    int create();

    /** Sends a request to a client and returns at once. The answer comes through {@link #receive} with the request's {@code @extra}. */
    void send(int client, String request);

    /**
     * The next answer or update of any client, as one line; null if none came within the time. Only one thread may call it.
     *
     * @param seconds how long to wait at most
     */
    @Nullable String receive(double seconds);

    /** Runs one of the few requests that need no client. */
    String execute(String request);
}
