package io.mcphub.users.sessions;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import io.mcphub.users.signin.Authentication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return open(userId, null);
    }

    /** As above, on a browser that calls itself so (the header User-Agent). */
    public Secret open(String userId, @Nullable String userAgent) {
        Secret value = Secret.of(Keys.random());
        store.insert(hash(value.reveal()), userId, 0, LONGEST, Device.of(userAgent));
        return value;
    }

    /** Opens a session for somebody who has just signed in. Its first page shows the number of wrong passwords before. */
    public Secret open(Authentication authentication) {
        return open(authentication, null);
    }

    /** As above, on a browser that calls itself so (the header User-Agent). */
    public Secret open(Authentication authentication, @Nullable String userAgent) {
        Secret value = Secret.of(Keys.random());
        store.insert(hash(value.reveal()), authentication, LONGEST, Device.of(userAgent));
        return value;
    }

    /** The caller's sessions that still work, last used first. */
    public List<SessionSummary> list(Caller caller) {
        return store.of(caller.userId()).stream().filter(this::lives).map(session -> session.summary(caller)).toList();
    }

    /** Ends one of the caller's sessions. {@code NOT_FOUND} if the caller has no such session. */
    public void end(Caller caller, String id) {
        if (store.delete(id, caller.userId()) != 1) {
            throw HubException.notFound("You have no such session.");
        }
    }

    /** Ends all of the caller's sessions, this one included, and the sign-ins of scripts. */
    public void endAll(Caller caller) {
        store.signOut(caller.userId());
    }

    /** The caller of this cookie value; empty if the session has ended or the person is blocked. */
    public Optional<Caller> find(String cookieValue) {
        return store.find(hashes(cookieValue)).filter(this::lives).flatMap(session -> users.mayEnter(session.userId).map(user -> enter(session, user, hash(cookieValue))));
    }

    /** The wrong passwords before this session; 0 from the second call on. */
    public int takeFailedAttempts(Caller caller) {
        return caller.credential() == Caller.Credential.SESSION ? store.takeFailures(caller.credentialId()) : 0;
    }

    public void close(String cookieValue) {
        store.delete(hashes(cookieValue));
    }

    private boolean lives(SessionEntity session) {
        Instant now = clock.now();
        return now.isBefore(session.expiresAt) && now.isBefore(session.lastUsedAt.plus(IDLE));
    }

    /** A session that was stored with an earlier secret is stored with the present one from now on. */
    private Caller enter(SessionEntity session, User user, String hash) {
        if (!clock.now().isBefore(session.lastUsedAt.plus(TOUCH_EVERY)) || !session.tokenHash.equals(hash)) {
            store.touch(session.id, hash);
        }
        return Caller.person(user.id(), user.role(), Caller.Credential.SESSION, session.id, session.expiresAt, session.createdAt);
    }

    private String hash(String cookieValue) {
        return SessionStore.hashes(keys, cookieValue).get(0);
    }

    private List<String> hashes(String cookieValue) {
        return SessionStore.hashes(keys, cookieValue);
    }
}
