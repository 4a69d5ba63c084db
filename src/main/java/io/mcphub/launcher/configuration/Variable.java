package io.mcphub.launcher.configuration;

import java.util.Optional;

/**
 * An environment variable that the hub reads.
 *
 * @param name its name
 * @param documentedDefault its default as the documentation words it; empty if it has none
 * @param rule what a value must look like
 */
public record Variable(String name, Optional<String> documentedDefault, Rule rule) {
    /** A variable without a default. */
    static Variable of(String name, Rule rule) {
        return new Variable(name, Optional.empty(), rule);
    }

    /** A variable with a default, as the documentation words it. */
    static Variable of(String name, String documentedDefault, Rule rule) {
        return new Variable(name, Optional.of(documentedDefault), rule);
    }

    /**
     * The beginning of the name, such as {@code MCP_} of {@code MCP_MAX_BATCH}. Unknown names in {@code .env} that begin with it
     * are reported.
     */
    String prefix() {
        return name.substring(0, name.indexOf('_') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
