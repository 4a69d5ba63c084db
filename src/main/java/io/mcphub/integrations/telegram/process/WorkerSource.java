package io.mcphub.integrations.telegram.process;

import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.sessions.TdlibSource;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;

/** The engine of this hub. */
@ApplicationScoped
public class WorkerSource implements TdlibSource {
    @Override
    public Tdlib start() {
        throw HubException.unavailable("Telegram's library is not part of this hub.");
    }
}
