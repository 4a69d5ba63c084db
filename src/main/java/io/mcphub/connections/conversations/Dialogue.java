package io.mcphub.connections.conversations;

/**
 * Implemented by a connector for the ways to connect that it has besides {@code oauth} and {@code token}. Both methods may call the
 * provider for up to 50 seconds; they run outside a transaction.
 *
 * <p>{@code INVALID_INPUT} shows the same step again, with the problem at the field that the exception names. If the provider is
 * down or asks to slow down, the conversation stays where it is. Any other refusal ends it.
 */
public interface Dialogue {
    /** The first step. */
    Reply begin(DialogueInput input);

    /**
     * The reply to values, to an action, to a browser that came back, or to none of these: then the person waits, for instance
     * until a code is scanned.
     */
    Reply next(DialogueInput input);
}
