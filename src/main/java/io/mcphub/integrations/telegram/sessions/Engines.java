package io.mcphub.integrations.telegram.sessions;

import io.mcphub.integrations.telegram.engine.TdlibGone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The running engine: started when the first session is opened, and again after it has ended. */
@ApplicationScoped
public class Engines {
    @Inject
    TdlibSource source;

    private @Nullable Engine running;

    /** A new client. Throws {@code UPSTREAM_UNAVAILABLE} if there is no engine, {@link TdlibGone} if it ends just now. */
    TdClient open() {
        return running().open();
    }

    synchronized void forget(TdClient client) {
        if (running != null) {
            running.forget(client);
        }
    }

    private synchronized Engine running() {
        if (running == null || running.isEnded()) {
            running = Engine.start(source.start());
        }
        return running;
    }
}
