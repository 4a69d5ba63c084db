package io.mcphub.users.signin;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.users.PasswordStore;
import io.mcphub.users.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records attempts to prove a password, for the audit log and for the owner. */
@ApplicationScoped
class SignInLog {
    @Inject
    PasswordStore store;

    @Inject
    AuditTrail audit;

    @Inject
    Event<SignedIn> signedIn;

    /** Records a sign-in. Returns the wrong passwords since the previous one. */
    public int entered(String userId, String ip) {
        audit.event(AuditAction.AUTH_LOGIN, AuditStatus.OK, userId, Map.of("ip", ip));
        signedIn.fire(new SignedIn(userId));
        return store.takeFailures(userId);
    }

    /** Records a wrong password. Does the same work if nobody has the address; then {@code userId} is null. */
    public void wrongPassword(String email, @Nullable String userId, String ip) {
        store.countFailure(email);
        refused(userId, "wrong_password", ip);
    }

    /** Records that somebody may not enter, with a reason in one word. */
    public void refused(@Nullable String userId, String reason, String ip) {
        audit.event(AuditAction.AUTH_LOGIN_FAILED, AuditStatus.REFUSED, userId, Map.of("reason", reason, "ip", ip));
    }
}
