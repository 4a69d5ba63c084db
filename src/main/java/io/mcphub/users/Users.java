package io.mcphub.users;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.audit.AuditAction;
import io.mcphub.platform.FreshCache;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.users.passwords.PasswordHash;
import io.mcphub.users.passwords.PasswordRules;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** People. Passwords are set and compared here; neither they nor their hashes are ever returned. */
@ApplicationScoped
public class Users {
    private static final System.Logger LOG = System.getLogger(Users.class.getName());

    @Inject
    UserStore store;

    @Inject
    PasswordHash passwords;

    @Inject
    HubClock clock;

    @Inject
    Event<UserDeleted> deleted;

    @Inject
    Broadcast broadcast;

    /** Asked by every request. Emptied after the commit of a change, so that blocking works at once on this node. */
    private final FreshCache<String, Optional<User>> cache = new FreshCache<>(Duration.ofSeconds(5), 10_000, this::find);

    private final FreshCache<String, Preferences> preferences = new FreshCache<>(Duration.ofMinutes(1), 10_000, id -> store.find(id).map(UserEntity::toPreferences).orElse(Preferences.NONE));

    private final FreshCache<Status, Long> counts = new FreshCache<>(Duration.ofSeconds(5), 10, status -> store.count(status));

    @PostConstruct
    void share() {
        broadcast.share("people", cache);
        broadcast.share("preferences", preferences);
    }

    public Optional<User> find(String id) {
        return store.find(id).map(UserEntity::toUser);
    }

    /** Whether the person may open the pages of admins. */
    public boolean mayManage(Caller caller) {
        return caller.isAdmin();
    }

    /** As {@link #find}, but from the cache: at most five seconds old, and never older than the last change on this node. */
    public Optional<User> known(String id) {
        return cache.get(id);
    }

    /** The person, if their credentials work now. */
    public Optional<User> mayEnter(String id) {
        return known(id).filter(User::mayEnter);
    }

    public Optional<User> findByEmail(String email) {
        return store.findByEmail(EmailAddress.normalise(email)).map(UserEntity::toUser);
    }

    /** How pages speak to the caller; from memory if they were asked for in the last seconds. */
    public Preferences preferences(Caller caller) {
        return preferences.get(caller.userId());
    }

    /** Replaces how pages speak to the caller. */
    public void prefer(Caller caller, Preferences wanted) {
        store.prefer(caller.userId(), wanted);
        preferences.changed(caller.userId());
        cache.changed(caller.userId());
    }

    /** One person; for admins. */
    public User get(Caller caller, String id) {
        caller.requireAdmin();
        return find(id).orElseThrow(() -> HubException.notFound("There is no such person."));
    }

    /** The people who fit, page by page; for admins. */
    public PeoplePage find(Caller caller, PeopleFilter filter) {
        caller.requireAdmin();
        List<User> found = store.find(filter, filter.limit() + 1).stream().map(UserEntity::toUser).toList();
        boolean more = found.size() > filter.limit();
        List<User> shown = more ? found.subList(0, filter.limit()) : found;
        return new PeoplePage(shown, more ? filter.after(shown.get(shown.size() - 1)) : null);
    }

    /** How many people wait for an admin, at most five seconds old; 0 for who is no admin. */
    public long waiting(Caller caller) {
        return caller.isAdmin() ? counts.get(Status.PENDING) : 0;
    }

    /** The addresses of these people by id; who does not exist any more is missing. One query. */
    public Map<String, String> addresses(Set<String> ids) {
        return ids.isEmpty() ? Map.of() : store.addresses(ids);
    }

    /** Several people by their ids, in one query; for admins. Who is gone is missing. */
    public Map<String, User> of(Caller caller, Set<String> ids) {
        caller.requireAdmin();
        return store.of(ids).stream().map(UserEntity::toUser).collect(Collectors.toMap(User::id, user -> user));
    }

    /** Creates an approved person; for admins. {@code CONFLICT} if the address is taken. */
    public User create(Caller caller, String email, String password, Role role) {
        caller.requireAdmin();
        caller.requireRecentSignIn(clock.now());
        String address = EmailAddress.require(email);
        PasswordRules.check("password", password, address);
        String hash = passwords.hash(password);
        try {
            User user = store.insert(address, hash, role, Status.APPROVED, AuditAction.USER_APPROVED, caller.userId());
            cache.changed(user.id());
            return user;
        } catch (PersistenceException taken) {
            if (findByEmail(address).isPresent()) {
                throw HubException.conflict("There is a person with this address already.");
            }
            throw taken;
        }
    }

    /**
     * Adds an approved person whom an admin invited. {@code CONFLICT} if the address is taken. Called in the transaction that uses
     * the invitation up.
     *
     * @param address from {@link EmailAddress#require}
     * @param admin who invited them
     */
    public User admit(String address, String passwordHash, String admin) {
        if (findByEmail(address).isPresent()) {
            throw HubException.conflict("There is an account with this address already. Sign in with it.");
        }
        User user = store.insert(address, passwordHash, Role.USER, Status.APPROVED, AuditAction.USER_APPROVED, admin);
        cache.changed(user.id());
        return user;
    }

    /**
     * Adds a person who waits for an admin's approval. False if the address is taken.
     *
     * @param address from {@link EmailAddress#require}
     */
    public boolean apply(String address, String passwordHash) {
        if (findByEmail(address).isPresent()) {
            return false;
        }
        try {
            cache.changed(store.insert(address, passwordHash, Role.USER, Status.PENDING, AuditAction.AUTH_SIGNUP, null).id());
            counts.changed(Status.PENDING);
            return true;
        } catch (PersistenceException taken) {
            if (findByEmail(address).isPresent()) {
                return false;
            }
            throw taken;
        }
    }

    /** Changes a person; for admins. {@code CONFLICT} if that would lock out the caller or the last admin. */
    public User change(Caller caller, String id, UserChange change) {
        caller.requireAdmin();
        if (change.role() == Role.ADMIN) {
            caller.requireRecentSignIn(clock.now());
        }
        User user = store.change(id, change, caller.userId());
        cache.changed(id);
        counts.changed(Status.PENDING);
        return user;
    }

    /** Replaces the caller's password; needs a recent sign-in. What the old password gave access to ends. */
    public void changePassword(Caller caller, String newPassword, boolean revokeTokens) {
        caller.requireRecentSignIn(clock.now());
        UserEntity user = store.find(caller.userId()).orElseThrow(() -> HubException.notFound("There is no such person."));
        if (passwords.verify(newPassword, user.passwordHash)) {
            throw HubException.invalid("new_password", "This is the current password. Choose another one.");
        }
        PasswordRules.check("new_password", newPassword, user.email);
        store.changePassword(caller, user.id, user.passwordHash, passwords.hash(newPassword), revokeTokens);
        cache.changed(user.id);
    }

    /**
     * Sets a random password and returns it once; for admins with a recent sign-in. What the old password gave access to ends; with
     * {@code revokeTokens} also all tokens, grants and client secrets.
     */
    public Secret resetPassword(Caller caller, String id, boolean revokeTokens) {
        caller.requireAdmin();
        caller.requireRecentSignIn(clock.now());
        UserEntity user = store.find(id).orElseThrow(() -> HubException.notFound("There is no such person."));
        Secret password = Secret.of(Keys.random().substring(0, 24));
        store.changePassword(caller, id, user.passwordHash, passwords.hash(password.reveal()), revokeTokens);
        cache.changed(id);
        return password;
    }

    /**
     * Ends sessions, tokens, authorised apps and client secrets of a person, who may sign in again; for admins. Their accounts at
     * providers stay connected.
     */
    public void endAccess(Caller caller, String id) {
        caller.requireAdmin();
        store.endAccess(id, caller.userId());
        cache.changed(id);
    }

    /** Gives back what the person holds at providers, then deletes their data; for admins. The audit log keeps only their id. */
    public void delete(Caller caller, String id) {
        caller.requireAdmin();
        store.requireDeletable(id, caller.userId());
        giveBack(id);
        store.delete(id, caller.userId());
        cache.changed(id);
    }

    /** Failures of providers are logged, so that the person is deleted anyway. */
    private void giveBack(String id) {
        try {
            deleted.fire(new UserDeleted(id));
        } catch (RuntimeException unavailable) {
            LOG.log(System.Logger.Level.WARNING, "something of the user " + id + " could not be given back at a provider", unavailable);
        }
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged change) {
        cache.changed(change.userId());
    }
}
