package io.mcphub.connections.credentials;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a provider granted an account with what a tool needs, both in the provider's words. A need may name alternatives:
 * {@code search:read|search:read.public}. Where it is not known what was granted, nothing is missing.
 */
public final class GrantedScopes {
    private GrantedScopes() {}

    /** The first need that nothing granted fulfils; empty if there is none. */
    public static Optional<String> missing(Collection<String> granted, List<String> needs) {
        return granted.isEmpty() ? Optional.empty() : needs.stream().filter(need -> Arrays.stream(need.split("\\|")).noneMatch(granted::contains)).findFirst();
    }

    /** Whether everything that is needed was granted, as far as is known. */
    public static boolean cover(Collection<String> granted, List<String> needs) {
        return missing(granted, needs).isEmpty();
    }
}
