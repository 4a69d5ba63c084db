package io.mcphub.integrations.telegram.sessions;

import io.mcphub.integrations.telegram.engine.Tdlib;
import java.util.Optional;

/** Where an engine comes from. */
public interface TdlibSource {
    /** What an admin must do before an engine can start here; empty if nothing is missing. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * Starts an engine. Throws {@code UPSTREAM_UNAVAILABLE} with what to do if there is none on this machine, or if the last one
     * ended only just now.
     */
    Tdlib start();

    /** Ends the engine, which closes its clients; the hub stops. */
    default void stop() {}
}
