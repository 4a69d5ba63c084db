package io.mcphub.ui.account;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import io.mcphub.users.Users;
import io.mcphub.users.signin.Reauthentication;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The part of {@code /account} that changes the person's password. */
@Named
@RequestScoped
public class PasswordView {
    private static final String CHANGED = "password-changed";

    @Inject
    CurrentCaller caller;

    @Inject
    Reauthentication reauthentication;

    @Inject
    Users users;

    @Inject
    Browser browser;

    private @Nullable String current;
    private @Nullable String next;
    private boolean revoke;

    /** Changes the password. This browser stays signed in; everything else that the old password let in ends. */
    public void change() {
        try {
            Caller me = reauthentication.confirm(caller.get(), current, browser.visitor().ip());
            users.changePassword(me, next, revoke);
            browser.stay(me.userId());
            browser.goTo(me, "/account", new Receipt(CHANGED, ""));
        } catch (HubException refused) {
            browser.tell("password", refused);
        }
    }

    /** Whether the browser comes from a change. */
    public boolean isChanged() {
        return browser.receipt(caller.get()).filter(done -> done.what().equals(CHANGED)).isPresent();
    }

    public @Nullable String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public @Nullable String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public boolean isRevoke() {
        return revoke;
    }

    public void setRevoke(boolean revoke) {
        this.revoke = revoke;
    }
}
