package io.mcphub.features;

import io.mcphub.tools.CallContext;
import java.util.List;
import java.util.Map;

/** Completions for arguments of prompts and resource templates (server/utilities/completion). Implement it as a CDI bean. */
public interface CompletionProvider extends Feature {
    /** Whether this integration has the prompt or template. Must answer from memory. */
    boolean knows(Request request);

    /** The values, most likely first; empty if none fits. Values beyond 100 are dropped. May call the provider. */
    List<String> complete(Request request, CallContext context);

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
