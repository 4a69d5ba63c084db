package io.mcphub.connections.connectors;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a provider tells about an account, for {@link ConnectedAccount#details()}. What it does not tell is left out. */
public final class AccountDetails {
    private final Map<String, String> details = new LinkedHashMap<>();

    /** Adds a detail; null and blank ones are left out. */
    public AccountDetails with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            details.put(name, value);
        }
        return this;
    }

    public Map<String, String> map() {
        return Map.copyOf(details);
    }
}
