package io.mcphub.ui.account;

import io.mcphub.access.CurrentCaller;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import io.mcphub.users.sessions.SessionSummary;
import io.mcphub.users.sessions.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Sessions and devices on {@code /account}. */
@Named
@RequestScoped
public class SessionsView {
    @Inject
    Sessions sessions;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    /** The person's sessions, last used first. */
    public List<SessionSummary> getItems() {
        return sessions.list(caller.get());
    }

    /** Ends one. */
    public void end(String id) {
        try {
            sessions.end(caller.get(), id);
            browser.goTo("/account#sessions");
        } catch (HubException gone) {
            browser.tell("sessions", gone);
        }
    }

    /** Ends all, this one included. */
    public void endAll() {
        sessions.endAll(caller.get());
        browser.goTo("/login");
    }
}
