package io.mcphub.tokens;

import io.mcphub.platform.FreshCache;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.users.AccessEnded;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.SignedOut;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Whether sign-ins of scripts are still valid. A logout at another node is seen after five seconds. */
@ApplicationScoped
class LoginSessions {
    @Inject
    RefreshTokenStore store;

    @Inject
    Users users;

    @Inject
    Broadcast broadcast;

    private final FreshCache<String, Boolean> live = new FreshCache<>(Duration.ofSeconds(5), 10_000, id -> store.lives(id));

    @PostConstruct
    void share() {
        broadcast.share("logins", live);
    }

    /** The person, if the session is valid and they may enter. */
    public Optional<User> mayEnter(String id, String userId) {
        return live.get(id) ? users.mayEnter(userId) : Optional.empty();
    }

    /** Ends a session with all its tokens. */
    public void end(String id) {
        store.revokeFamily(id);
        live.changed(id);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) PasswordChanged change) {
        live.changed();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessEnded block) {
        live.changed();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignedOut everywhere) {
        live.changed();
    }
}
