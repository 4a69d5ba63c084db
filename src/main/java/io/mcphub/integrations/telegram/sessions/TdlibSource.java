package io.mcphub.integrations.telegram.sessions;

import io.mcphub.integrations.telegram.engine.Tdlib;

/** Where an engine comes from. */
public interface TdlibSource {
    /**
     * Starts an engine. Throws {@code UPSTREAM_UNAVAILABLE} with what to do if there is none on this machine, or if the last one
     * ended only just now.
     */
    Tdlib start();
}
