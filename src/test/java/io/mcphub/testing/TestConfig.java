package io.mcphub.testing;

import io.mcphub.platform.HubConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A configuration of what a test puts in, and two secrets. */
public final class TestConfig extends HubConfig {
    public static final String ENCRYPTION_KEY = "fedcba9876543210fedcba9876543210";

    public final Map<String, String> variables =
            new ConcurrentHashMap<>(Map.of("JWT_SECRET", "0123456789abcdef0123456789abcdef", "TOKENS_ENCRYPTION_KEY", ENCRYPTION_KEY));

    @Override
    public Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }
}
