package io.mcphub.features;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mcphub.access.Caller;
import io.mcphub.tools.CallContext;
import java.util.List;
import java.util.Map;

/** Prompts of an integration (server/prompts). Implement it as a CDI bean. */
public interface PromptProvider extends Feature {
    /** What {@code prompts/list} shows this caller, in a stable order; a prompt that is not in it cannot be got. Asks nobody: it is told from memory. */
    List<Prompt> prompts(Caller caller);

    /**
     * The messages of one of {@link #prompts}: objects with {@code role} and {@code content} (schema PromptMessage). May ask the provider.
     *
     * @param name the prompt
     * @param arguments by name; all required ones are there, and no unknown ones
     */
    ArrayNode get(String name, Map<String, String> arguments, CallContext context);

    /**
     * An entry of {@code prompts/list}.
     *
     * @param name unique within the hub
     * @param title a short name for people
     * @param description what it is for
     * @param arguments in the order in which a person is asked for them
     */
    record Prompt(String name, String title, String description, List<Argument> arguments) {}

    /**
     * An argument of a prompt.
     *
     * @param name its name
     * @param description what to enter
     * @param required whether it must be given
     */
    record Argument(String name, String description, boolean required) {}
}
