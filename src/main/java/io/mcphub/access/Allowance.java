package io.mcphub.access;

import io.mcphub.platform.HubException;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person allows a credential.
 *
 * @param access whether it may only read
 * @param integrations the ids of the integrations that it reaches, sorted; null means all, including those connected later
 * @param toolNames the form of tool names that it is shown
 */
public record Allowance(Access access, @Nullable Set<String> integrations, ToolNames toolNames) {
    /** Everything that the person may do. */
    public static final Allowance ALL = new Allowance(Access.FULL, null, ToolNames.DEFAULT);

    private static final Pattern INTEGRATION = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    public Allowance {
        Objects.requireNonNull(access);
        Objects.requireNonNull(toolNames);
        integrations = integrations == null ? null : Collections.unmodifiableSet(new TreeSet<>(integrations));
    }

    /** An allowance that leaves the form of tool names open. */
    public Allowance(Access access, @Nullable Set<String> integrations) {
        this(access, integrations, ToolNames.DEFAULT);
    }

    /** Whether it reaches the integration. */
    public boolean reaches(String integration) {
        return integrations == null || integrations.contains(integration);
    }

    /** Whether it allows more than reading. */
    public boolean permitsWriting() {
        return access == Access.FULL;
    }

    /** This allowance, restricted to these integrations. It never reaches more than before. */
    public Allowance narrowedTo(Set<String> wanted) {
        Set<String> both = new TreeSet<>(wanted);
        if (integrations != null) {
            both.retainAll(integrations);
        }
        return new Allowance(access, both, toolNames);
    }

    /** This allowance, with tool names in another form. */
    public Allowance withToolNames(ToolNames form) {
        return new Allowance(access, integrations, form);
    }

    /** Returns this. Throws {@code INVALID_INPUT} if one of the integrations is not an id. */
    public Allowance requireValid() {
        if (integrations != null && !integrations.stream().allMatch(id -> INTEGRATION.matcher(id).matches())) {
            throw HubException.invalid("integrations", "Name integrations by the ids that GET /integrations lists, or leave the list out for all.");
        }
        return this;
    }
}
