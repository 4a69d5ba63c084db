package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The admin who asks. */
@RequestScoped
class Admin {
    @Inject
    CurrentCaller caller;

    /** The admin's user id; {@code FORBIDDEN} for anybody else. */
    public String require() {
        Caller asking = caller.get();
        if (!asking.isAdmin()) {
            throw HubException.of(Problem.FORBIDDEN, "Only an admin may do this.");
        }
        return asking.userId();
    }
}
