package io.mcphub.users;

import io.mcphub.access.Role;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks e-mail address and password. Attempts are limited and audited; an unknown address takes as long as a known one. */
@ApplicationScoped
public class SignIn {
    @Inject
    UserStore store;

    @Inject
    PasswordHash passwords;

    @Inject
    SignInLimits limits;

    @Inject
    KnownBrowsers browsers;

    @Inject
    AuditTrail audit;

    @Inject
    Event<SignedIn> signedIn;

    /**
     * Signs a person in. Throws {@code UNAUTHENTICATED} for a wrong address or password, {@code FORBIDDEN} with the reason if the
     * password is right but the person may not enter, {@code RATE_LIMITED} after too many attempts.
     */
    public Entry signIn(String email, String password, Visitor from) {
        String address = EmailAddress.normalise(email);
        Optional<UserEntity> found = store.findByEmail(address);
        boolean known = found.filter(u -> browsers.knows(u, from.browser())).isPresent();
        take(address, from, known);
        if (!verified(found, password)) {
            store.countFailure(address);
            failed(found.map(u -> u.id).orElse(null), "wrong_password", from.ip());
            throw HubException.of(Problem.UNAUTHENTICATED, "The e-mail address or the password is not right.");
        }
        giveBack(address, from, known);
        User user = found.orElseThrow().toUser();
        if (!user.mayEnter()) {
            failed(user.id(), user.active() ? user.status().name().toLowerCase(java.util.Locale.ROOT) : "blocked", from.ip());
            throw HubException.of(Problem.FORBIDDEN, whyNot(user));
        }
        audit.event(AuditAction.AUTH_LOGIN, AuditStatus.OK, user.id(), Map.of("ip", from.ip()));
        signedIn.fire(new SignedIn(user.id()));
        return new Entry(user, store.takeFailures(user.id()), known ? Secret.of(from.browser()) : browsers.remember(found.get()));
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

    /**
     * Asks for an account. The answer never tells whether the address is taken. Throws {@code INVALID_INPUT} for a bad address or
     * password.
     */
    public void signUp(String email, String password, String ip) {
        String address = EmailAddress.require(email);
        PasswordRules.check("password", password, address);
        limits.takeIp("signup " + ClientAddress.network(ip));
        String hash = passwords.hash(password);
        if (store.findByEmail(address).isPresent()) {
            alreadyThere(ip);
            return;
        }
        try {
            store.insert(address, hash, Role.USER, Status.PENDING, AuditAction.AUTH_SIGNUP, null);
        } catch (PersistenceException taken) {
            if (store.findByEmail(address).isEmpty()) {
                throw taken;
            }
            alreadyThere(ip);
        }
    }

    private boolean verified(Optional<UserEntity> found, String password) {
        if (found.isEmpty()) {
            passwords.pretend(password);
            return false;
        }
        return passwords.verify(password, found.get().passwordHash);
    }

    /** Does as much work as creating a person, so that the time does not tell whether the address is taken. */
    private void alreadyThere(String ip) {
        audit.event(AuditAction.AUTH_SIGNUP, AuditStatus.REFUSED, null, Map.of("reason", "address_taken", "ip", ip));
    }

    private void failed(@Nullable String userId, String reason, String ip) {
        audit.event(AuditAction.AUTH_LOGIN_FAILED, AuditStatus.REFUSED, userId, Map.of("reason", reason, "ip", ip));
    }

    private static String whyNot(User user) {
        if (!user.active()) {
            return "This account is blocked. Ask an admin.";
        }
        if (user.status() == Status.PENDING) {
            return "This account waits for an admin's approval.";
        }
        return "This account was rejected" + (user.rejectedReason() == null ? ". Ask an admin." : ": " + user.rejectedReason());
    }
}
