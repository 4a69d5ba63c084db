package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mcphub.platform.HubException;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person allows a credential, and how it is shown.
 *
 * @param access whether it may only read
 * @param integrations the ids of the integrations that it reaches, sorted; null means all, including those connected later
 * @param shown what it is shown of that
 */
public record Allowance(Access access, @Nullable Set<String> integrations, @JsonUnwrapped Shown shown) {
    /** Everything that the person may do. */
    public static final Allowance ALL = new Allowance(Access.FULL, null, Shown.DEFAULT);

    private static final Pattern INTEGRATION = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    public Allowance {
        Objects.requireNonNull(access);
        Objects.requireNonNull(shown);
        integrations = integrations == null ? null : Collections.unmodifiableSet(new TreeSet<>(integrations));
    }

    /** An allowance whose person chose nothing about what is shown. */
    public Allowance(Access access, @Nullable Set<String> integrations) {
        this(access, integrations, Shown.DEFAULT);
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
        return new Allowance(access, both, shown);
    }

    /** The form of tool names that it is shown. */
    public ToolNames toolNames() {
        return shown.names();
    }

    /** This allowance, shown otherwise. */
    public Allowance withShown(Shown other) {
        return new Allowance(access, integrations, other);
    }

    /** Returns this. Throws {@code INVALID_INPUT} if one of the integrations is not an id. */
    public Allowance requireValid() {
        if (integrations != null && !integrations.stream().allMatch(id -> INTEGRATION.matcher(id).matches())) {
            throw HubException.invalid("integrations", "Name integrations by the ids that GET /integrations lists, or leave the list out for all.");
        }
        return this;
    }
}
