package io.mcphub.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A tool: a public method of a {@link ToolsOf} bean, from one input record to one output record. A second parameter of
 * type {@code io.mcphub.connections.credentials.Credential} receives the caller's account at the provider, one of type
 * {@link CallContext} the caller, progress and cancellation.
 *
 * <pre>{@code
 * @Tool(name = "acme.messages.post", title = "Send a message", effect = Effect.WRITE,
 *         description = "Posts a message to a channel, or into a thread when thread_ts is given.")
 * public Posted post(Post in, Credential acme) { ... }
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tool {
    /** The canonical dotted name, {@code <integration>.<noun>.<verb>}; 60 characters at most. */
    String name();

    /** A short name for people. */
    String title();

    /** What it does, when not to use it, what it costs: it is read by a model. */
    String description();

    /** Has no default: somebody must think. */
    Effect effect();

    /** Whether repeating the call with the same arguments changes nothing more. Reads always are. */
    boolean idempotent() default false;
}
