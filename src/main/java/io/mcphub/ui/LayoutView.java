package io.mcphub.ui;

import io.mcphub.access.CurrentCaller;
import io.mcphub.users.sessions.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** What the frame of every page shows. */
@Named
@RequestScoped
public class LayoutView {
    @Inject
    CurrentCaller caller;

    @Inject
    Sessions sessions;

    private @Nullable Integer failedAttempts;

    /** Wrong passwords before this sign-in. Above 0 only on the first page after it. */
    public int getFailedAttempts() {
        if (failedAttempts == null) {
            failedAttempts = caller.find().map(sessions::takeFailedAttempts).orElse(0);
        }
        return failedAttempts;
    }

    /** Whether to offer signing out. */
    public boolean isSignedIn() {
        return caller.find().isPresent();
    }
}
