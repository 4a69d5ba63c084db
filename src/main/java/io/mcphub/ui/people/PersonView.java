package io.mcphub.ui.people;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** One person on {@code /admin/users?id=}, and what an admin may do about them. */
@Named
@RequestScoped
public class PersonView {
    private static final String SAVED = "person-saved";

    @Inject
    Users users;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private @Nullable User user;
    private @Nullable String reason;
    private @Nullable String newPassword;
    private boolean revoke = true;

    /** The person whom the address names; null without one, or if there is none. */
    public @Nullable User getUser() {
        String id = browser.parameter("id");
        if (user == null && id != null) {
            try {
                user = users.get(caller.get(), id);
            } catch (HubException unknown) {
                browser.status(unknown.problem().status());
            }
        }
        return user;
    }

    /** Whether it is the admin's own account, which other admins look after. */
    public boolean isOwn() {
        return getUser() != null && getUser().id().equals(caller.get().userId());
    }

    /** Whether a change of this person was just stored. */
    public boolean isSaved() {
        return browser.receipt(caller.get()).filter(done -> done.equals(new Receipt(SAVED, getUser().id()))).isPresent();
    }

    public void approve() {
        change(new UserChange(Status.APPROVED, null, null, null));
    }

    public void reject() {
        change(new UserChange(Status.REJECTED, reason, null, null));
    }

    public void block() {
        change(new UserChange(null, null, false, null));
    }

    public void unblock() {
        change(new UserChange(null, null, true, null));
    }

    public void makeAdmin() {
        change(new UserChange(null, null, null, Role.ADMIN));
    }

    public void makeMember() {
        change(new UserChange(null, null, null, Role.USER));
    }

    /** Ends all that lets the person in. */
    public void end() {
        act(() -> {
            users.endAccess(caller.get(), id());
            saved();
        });
    }

    /** Sets a new password; this answer alone shows it. */
    public void resetPassword() {
        act(() -> newPassword = users.resetPassword(caller.get(), id(), revoke).reveal());
    }

    /** Deletes the person. */
    public void delete() {
        act(() -> {
            String id = id();
            browser.waitFor(caller.get(), () -> {
                users.delete(caller.get(), id);
                return true;
            });
            browser.goTo(caller.get(), "/admin/users", new Receipt("deleted", id));
        });
    }

    /** The new password, right after a reset; null otherwise. */
    public @Nullable String getNewPassword() {
        return newPassword;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public boolean isRevoke() {
        return revoke;
    }

    public void setRevoke(boolean revoke) {
        this.revoke = revoke;
    }

    private void change(UserChange change) {
        act(() -> {
            users.change(caller.get(), id(), change);
            saved();
        });
    }

    private void saved() {
        browser.goTo(caller.get(), "/admin/users?id=" + id(), new Receipt(SAVED, id()));
    }

    private String id() {
        if (getUser() == null) {
            throw HubException.notFound("There is no such person.");
        }
        return getUser().id();
    }

    private void act(Runnable work) {
        try {
            work.run();
        } catch (HubException refused) {
            browser.tell("person", refused);
        }
    }
}
