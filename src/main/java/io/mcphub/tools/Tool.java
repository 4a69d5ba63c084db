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

    /** A short name that people read. */
    String title();

    /** What it does, when not to use it and what it costs. A model reads it. */
    String description();

    /** What a call changes. It has no default, so that the author must decide. */
    Effect effect();

    /**
     * Whether it is listed for whoever chose nothing. Mark the few that most people need; a list costs the context of every
     * conversation, and the others are found by search.
     */
    boolean core() default false;

    /** Earlier names of the tool. Old prompts still use them; no list shows them. */
    String[] formerly() default {};

    /**
     * What the provider must have granted the account, in its words; alternatives separated by {@code |}. An account without it is not shown
     * the tool.
     */
    String[] scopes() default {};

    /** Whether repeating the call with the same arguments changes nothing more. Always true for reads. */
    boolean idempotent() default false;
}
