package io.mcphub.ui.people;

import io.mcphub.access.CurrentCaller;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import io.mcphub.users.invitations.Invitation;
import io.mcphub.users.invitations.Invitations;
import io.mcphub.users.invitations.NewInvitation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invitations on {@code /admin/users}. */
@Named
@RequestScoped
public class InvitationsView {
    private static final String FORM = "invite";

    @Inject
    Invitations invitations;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private @Nullable NewInvitation made;
    private @Nullable String email;
    private int hours = 72;

    /** Makes an invitation; this answer alone shows its link. */
    public void create() {
        try {
            made = invitations.create(caller.get(), email, hours);
        } catch (HubException refused) {
            browser.tell(FORM, refused);
        }
    }

    /** Withdraws one. */
    public void withdraw(String id) {
        try {
            invitations.withdraw(caller.get(), id);
            browser.goTo("/admin/users#invitations");
        } catch (HubException refused) {
            browser.tell(FORM, refused);
        }
    }

    /** Those that still work. */
    public List<Invitation> getOpen() {
        return invitations.open(caller.get());
    }

    /** The one that was just made; null otherwise. */
    public @Nullable NewInvitation getMade() {
        return made;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public int getHours() {
        return hours;
    }

    public void setHours(int hours) {
        this.hours = hours;
    }
}
