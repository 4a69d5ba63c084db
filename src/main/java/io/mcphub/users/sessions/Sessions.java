package io.mcphub.users.sessions;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import io.mcphub.users.signin.Authentication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Browser sessions: they end after 12 hours without use and after 30 days at most. Stored hashed. */
@ApplicationScoped
public class Sessions {
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(30);
    /** The last use is written at most this often, so a session may end a minute early. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    @Inject
    SessionStore store;

    @Inject
    Users users;

    @Inject
    Keys keys;

    @Inject
    HubClock clock;

    /** Opens a session. Put the value into the cookie; it is stored only as a hash. */
    public Secret open(String userId) {
        Secret value = Secret.of(Keys.random());
        store.insert(hash(value.reveal()), userId, 0, LONGEST);
        return value;
    }

    /** Opens a session for somebody who has just signed in. Its first page shows the number of wrong passwords before. */
    public Secret open(Authentication authentication) {
        Secret value = Secret.of(Keys.random());
        store.insert(hash(value.reveal()), authentication, LONGEST);
        return value;
    }

    /** The caller of this cookie value; empty if the session has ended or the person is blocked. */
    public Optional<Caller> find(String cookieValue) {
        return store.find(hash(cookieValue)).filter(this::lives).flatMap(session -> users.mayEnter(session.userId).map(user -> enter(session, user)));
    }

    /** The wrong passwords before this session; 0 from the second call on. */
    public int takeFailedAttempts(Caller caller) {
        return caller.credential() == Caller.Credential.SESSION ? store.takeFailures(caller.credentialId()) : 0;
    }

    public void close(String cookieValue) {
        store.delete(hash(cookieValue));
    }

    private boolean lives(SessionEntity session) {
        Instant now = clock.now();
        return now.isBefore(session.expiresAt) && now.isBefore(session.lastUsedAt.plus(IDLE));
    }

    private Caller enter(SessionEntity session, User user) {
        if (!clock.now().isBefore(session.lastUsedAt.plus(TOUCH_EVERY))) {
            store.touch(session.id);
        }
        return Caller.person(user.id(), user.role(), Caller.Credential.SESSION, session.id, session.expiresAt, session.createdAt);
    }

    private String hash(String cookieValue) {
        return SessionStore.hash(keys, cookieValue);
    }
}
