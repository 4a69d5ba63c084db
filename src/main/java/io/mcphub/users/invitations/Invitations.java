package io.mcphub.users.invitations;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.http.ClientAddress;
import io.mcphub.settings.Settings;
import io.mcphub.users.EmailAddress;
import io.mcphub.users.User;
import io.mcphub.users.passwords.PasswordHash;
import io.mcphub.users.passwords.PasswordRules;
import io.mcphub.users.signin.SignInLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links by which an admin lets one person in: accepted means approved, with the role of a member. Each works once. */
@ApplicationScoped
public class Invitations {
    private static final int USUAL_HOURS = 72;
    private static final int MOST_HOURS = 24 * 30;

    @Inject
    InvitationStore store;

    @Inject
    PasswordHash passwords;

    @Inject
    SignInLimits limits;

    @Inject
    Settings settings;

    @Inject
    HubClock clock;

    /**
     * Makes an invitation; for admins with a recent sign-in.
     *
     * @param email the only address that may use it; null or blank for any
     * @param hours how long it works, 1 to 720; null means 72
     */
    public NewInvitation create(Caller caller, @Nullable String email, @Nullable Integer hours) {
        caller.requireAdmin();
        caller.requireRecentSignIn(clock.now());
        int valid = hours == null ? USUAL_HOURS : hours;
        if (valid < 1 || valid > MOST_HOURS) {
            throw HubException.invalid("expires_in_hours", "expires_in_hours is a number from 1 to " + MOST_HOURS + ".");
        }
        String code = Keys.random();
        Invitation made = store.insert(code, email == null || email.isBlank() ? null : EmailAddress.require(email), caller.userId(), Duration.ofHours(valid));
        return new NewInvitation(made.id(), settings.baseUrl() + "/invite#" + code, made.expiresAt());
    }

    /** The invitations that still work, newest first, without their links; for admins. */
    public List<Invitation> open(Caller caller) {
        caller.requireAdmin();
        return store.open();
    }

    /** Withdraws an invitation; for admins. {@code NOT_FOUND} if it was used or never was. */
    public void withdraw(Caller caller, String id) {
        caller.requireAdmin();
        if (!store.delete(id, caller.userId())) {
            throw HubException.notFound("There is no such open invitation.");
        }
    }

    /**
     * Makes the account of the person who has the code. Throws {@code NOT_FOUND} if the code does not work, {@code INVALID_INPUT} for
     * a bad or another address or a bad password, {@code CONFLICT} if the address has an account, {@code RATE_LIMITED} after too many
     * attempts.
     */
    public User accept(String code, String email, String password, String ip) {
        limits.takeIp("invite " + ClientAddress.network(ip));
        String address = EmailAddress.require(email);
        PasswordRules.check("password", password, address);
        Invitation invitation = store.find(code).orElseThrow(InvitationStore::gone);
        if (invitation.email() != null && !invitation.email().equals(address)) {
            throw HubException.invalid("email", "This invitation is for another address.");
        }
        return store.accept(invitation, address, passwords.hash(password));
    }
}
