package io.mcphub.users.signin;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.users.EmailAddress;
import io.mcphub.users.PasswordStore;
import io.mcphub.users.Status;
import io.mcphub.users.StoredPassword;
import io.mcphub.users.User;
import io.mcphub.users.passwords.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Checks e-mail address and password. Attempts are limited and audited; an unknown address takes as long as a known one. */
@ApplicationScoped
public class SignIn {
    @Inject
    PasswordStore store;

    @Inject
    PasswordHash passwords;

    @Inject
    SignInLimits limits;

    @Inject
    KnownBrowsers browsers;

    @Inject
    SignInLog log;

    /**
     * Signs a person in. Throws {@code UNAUTHENTICATED} for a wrong address or password, {@code FORBIDDEN} with the reason if the
     * password is right but the person may not enter, {@code RATE_LIMITED} after too many attempts.
     */
    public Authentication signIn(String email, String password, Visitor from) {
        String address = EmailAddress.normalise(email);
        Optional<StoredPassword> found = store.findByEmail(address);
        boolean known = found.filter(u -> browsers.knows(u, from.browser())).isPresent();
        take(address, from, known);
        if (!verified(found, password)) {
            log.wrongPassword(address, found.map(u -> u.user().id()).orElse(null), from.ip());
            throw HubException.of(Problem.UNAUTHENTICATED, "The e-mail address or the password is not right.");
        }
        giveBack(address, from, known);
        User user = found.orElseThrow().user();
        if (!user.mayEnter()) {
            log.refused(user.id(), user.active() ? user.status().name().toLowerCase(Locale.ROOT) : "blocked", from.ip());
            throw HubException.of(Problem.FORBIDDEN, whyNot(user));
        }
        return new Authentication(user, log.entered(user.id(), from.ip()), known ? Secret.of(from.browser()) : browsers.remember(found.get()));
    }

    private void take(String address, Visitor from, boolean known) {
        if (known) {
            limits.takeKnown(from.browser());
        } else {
            limits.take(address, from.ip());
        }
    }

    private void giveBack(String address, Visitor from, boolean known) {
        if (known) {
            limits.giveBackKnown(from.browser());
        } else {
            limits.giveBack(address, from.ip());
        }
    }

    private boolean verified(Optional<StoredPassword> found, String password) {
        if (found.isEmpty()) {
            passwords.pretend(password);
            return false;
        }
        return passwords.verify(password, found.get().hash().reveal());
    }

    private static String whyNot(User user) {
        if (!user.active()) {
            return "This account is blocked. Ask an admin.";
        }
        if (user.status() == Status.PENDING) {
            return "This account waits for an admin's approval.";
        }
        return user.rejectedReason() == null ? "This account was rejected. Ask an admin." : "This account was rejected: " + user.rejectedReason();
    }
}
