package io.mcphub.features;

import io.mcphub.access.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Completions for the arguments of prompts and resource templates (server/utilities/completion). A bean that implements it is found through CDI. */
public interface CompletionProvider extends Feature {
    /** The most likely values first, or empty if this provider knows no such prompt or template. More than 100 are cut. */
    Optional<List<String>> complete(Request request, Caller caller);

    /**
     * What is to be completed.
     *
     * @param prompt whether it is a prompt; else a resource template
     * @param reference the prompt's name or the template's address
     * @param argument which of its arguments
     * @param typed what was typed so far
     * @param known arguments that are settled already
     */
    record Request(boolean prompt, String reference, String argument, String typed, Map<String, String> known) {}
}
