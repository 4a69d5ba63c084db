package io.mcphub.ui;

import io.mcphub.access.CurrentCaller;
import io.mcphub.users.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** What the frame around every page needs to know. */
@Named
@RequestScoped
public class LayoutView {
    @Inject
    CurrentCaller caller;

    @Inject
    Sessions sessions;

    private @Nullable Integer failedAttempts;

    /** Wrong passwords before this sign-in; more than 0 on the first page after it alone. */
    public int getFailedAttempts() {
        if (failedAttempts == null) {
            failedAttempts = caller.find().map(sessions::takeFailedAttempts).orElse(0);
        }
        return failedAttempts;
    }

    /** Whether there is somebody to sign out. */
    public boolean isSignedIn() {
        return caller.find().isPresent();
    }
}
