package io.mcphub.platform;

import java.util.Optional;

/** What an admin configured while the hub runs; it wins over the environment. */
public interface ConfigOverrides {
    /** The value of an environment variable that an admin replaced, at most a minute old; empty if none did. */
    Optional<String> value(String variable);
}
