package io.mcphub.launcher;

import java.util.Optional;

/**
 * An environment variable that the hub reads.
 *
 * @param name as it stands in the environment and in {@code .env}
 * @param documentedDefault the default as the documentation words it; none if the variable has none
 * @param rule what a value must look like
 */
record Variable(String name, Optional<String> documentedDefault, Rule rule) {
    /** A variable without a default. */
    static Variable of(String name, Rule rule) {
        return new Variable(name, Optional.empty(), rule);
    }

    /** A variable with a default, as the documentation words it. */
    static Variable of(String name, String documentedDefault, Rule rule) {
        return new Variable(name, Optional.of(documentedDefault), rule);
    }

    /** {@code MCP_} of {@code MCP_MAX_BATCH}: a name in {@code .env} that begins like ours is meant for us. */
    String prefix() {
        return name.substring(0, name.indexOf('_') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
