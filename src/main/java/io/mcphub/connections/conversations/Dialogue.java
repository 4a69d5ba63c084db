package io.mcphub.connections.conversations;

/**
 * What a connector says in a way to connect that it declares besides {@code oauth} and {@code token}. A connector with such a
 * way implements this too. Both methods may call the provider, within 50 seconds; they run outside of any transaction.
 *
 * <p>{@code INVALID_INPUT} shows the same step again, with the problem beside the field that the exception names. A provider
 * that is down or asks to slow down leaves the conversation where it is; any other refusal ends it.
 */
public interface Dialogue {
    /** The first step. */
    Reply begin(Turn turn);

    /** What follows values, an action, a browser that came back, or nothing at all: the person looks whether a code was scanned. */
    Reply next(Turn turn);
}
