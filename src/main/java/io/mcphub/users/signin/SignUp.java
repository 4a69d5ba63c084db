package io.mcphub.users.signin;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.http.ClientAddress;
import io.mcphub.settings.Settings;
import io.mcphub.users.EmailAddress;
import io.mcphub.users.Users;
import io.mcphub.users.passwords.PasswordHash;
import io.mcphub.users.passwords.PasswordRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Requests for accounts, about which an admin decides. */
@ApplicationScoped
public class SignUp {
    @Inject
    Users users;

    @Inject
    PasswordHash passwords;

    @Inject
    SignInLimits limits;

    @Inject
    Settings settings;

    @Inject
    AuditTrail audit;

    /**
     * Asks for an account. The answer never tells whether the address is taken. Throws {@code INVALID_INPUT} for a bad address or
     * password, {@code FORBIDDEN} if sign-up is closed, {@code RATE_LIMITED} after too many attempts.
     */
    public void signUp(String email, String password, String ip) {
        if (!isOpen()) {
            throw HubException.of(Problem.FORBIDDEN, "Nobody can ask for an account here. Ask an admin for an invitation.");
        }
        String address = EmailAddress.require(email);
        PasswordRules.check("password", password, address);
        limits.takeIp("signup " + ClientAddress.network(ip));
        if (!users.apply(address, passwords.hash(password))) {
            alreadyThere(ip);
        }
    }

    /** Whether everybody may ask; otherwise only the invited get accounts. */
    public boolean isOpen() {
        return settings.text("sign_up").filter("closed"::equals).isEmpty();
    }

    /** As much work as a new person's row, so that the time does not tell them apart. */
    private void alreadyThere(String ip) {
        audit.event(AuditAction.AUTH_SIGNUP, AuditStatus.REFUSED, null, Map.of("reason", "address_taken", "ip", ip));
    }
}
