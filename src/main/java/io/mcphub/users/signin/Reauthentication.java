package io.mcphub.users.signin;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.PasswordStore;
import io.mcphub.users.StoredPassword;
import io.mcphub.users.passwords.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Asks for the password again, for acts that need a recent sign-in. A wrong password counts as it does at the sign-in. */
@ApplicationScoped
public class Reauthentication {
    @Inject
    PasswordStore store;

    @Inject
    PasswordHash passwords;

    @Inject
    SignInLimits limits;

    @Inject
    SignInLog log;

    @Inject
    HubClock clock;

    /**
     * The caller: authenticated now if the password is given and right, unchanged if none is given. Throws {@code INVALID_INPUT}
     * for {@code current_password} if it is wrong, {@code RATE_LIMITED} after too many attempts.
     */
    public Caller confirm(Caller caller, @Nullable String currentPassword, String ip) {
        if (currentPassword == null) {
            return caller;
        }
        StoredPassword stored = store.find(caller.userId()).orElseThrow(() -> HubException.of(Problem.UNAUTHENTICATED, "Sign in again."));
        limits.takeConfirmation(caller.userId(), ip);
        if (!passwords.verify(currentPassword, stored.hash().reveal())) {
            log.wrongPassword(stored.user().email(), caller.userId(), ip);
            throw HubException.invalid("current_password", "The current password is not right.");
        }
        limits.giveBackConfirmation(caller.userId(), ip);
        return caller.authenticated(clock.now());
    }
}
