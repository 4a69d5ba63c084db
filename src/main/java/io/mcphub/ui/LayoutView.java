package io.mcphub.ui;

import io.mcphub.access.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What the frame around every page needs to know. */
@Named
@RequestScoped
public class LayoutView {
    @Inject
    CurrentCaller caller;

    /** Whether there is somebody to sign out. */
    public boolean isSignedIn() {
        return caller.find().isPresent();
    }
}
