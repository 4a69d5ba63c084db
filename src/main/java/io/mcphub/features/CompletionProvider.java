package io.mcphub.features;

import io.mcphub.access.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Completions for arguments of prompts and resource templates (server/utilities/completion). Implement it as a CDI bean. */
public interface CompletionProvider extends Feature {
    /** The values, most likely first; empty if this provider has no such prompt or template. Values beyond 100 are dropped. */
    Optional<List<String>> complete(Request request, Caller caller);

    /**
     * What to complete.
     *
     * @param prompt true for a prompt, false for a resource template
     * @param reference the prompt's name or the template's address
     * @param argument the argument to complete
     * @param typed what was typed so far
     * @param known the arguments that have values already
     */
    record Request(boolean prompt, String reference, String argument, String typed, Map<String, String> known) {}
}
