package io.mcphub.connections.connectors;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a provider tells about an account, for {@link ConnectedAccount#details()}. */
public final class AccountDetails {
    private final Map<String, String> details = new LinkedHashMap<>();

    /** Adds a detail, unless it is null or blank. */
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
