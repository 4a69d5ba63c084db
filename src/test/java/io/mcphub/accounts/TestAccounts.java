package io.mcphub.accounts;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Keys;
import io.mcphub.platform.Role;
import io.mcphub.testing.TestDatabase;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;

/** The accounts room on a real database, wired by hand; {@code @Transactional} methods of stores run in a transaction. */
public final class TestAccounts implements AutoCloseable {
    public static final String PASSWORD = "a long enough secret";

    public final TestDatabase database = new TestDatabase();
    public final HubClock clock = new HubClock();
    public final Map<String, String> environment = new HashMap<>();
    public final List<String> audited = new ArrayList<>();
    public final FakeEvent<UserChanged> userChanged = new FakeEvent<>();
    public final FakeEvent<PasswordChanged> passwordChanged = new FakeEvent<>();
    public final FakeEvent<UserDeleted> userDeleted = new FakeEvent<>();
    public final Users users = new Users();
    public final Sessions sessions = new Sessions();
    public final SignIn signIn = new SignIn();
    final UserStore store = transactional(UserStore.class);
    final PasswordHash passwords = new PasswordHash();

    public final HubConfig config = new HubConfig() {
        @Override
        public Optional<String> value(String variable) {
            return Optional.ofNullable(environment.get(variable));
        }
    };
    public final Keys keys = new Keys() {
        @Override
        public byte[] derive(String purpose) {
            return Keys.hkdf(config.jwtSecret(), purpose);
        }
    };
    public final AuditTrail audit = new AuditTrail() {
        @Override
        public void event(AuditAction action, AuditStatus status, String userId, Map<String, String> details) {
            audited.add(action.wire() + " " + status);
        }
    };

    public TestAccounts() {
        environment.put("JWT_SECRET", "0123456789abcdef0123456789abcdef");
        environment.put("TOKENS_ENCRYPTION_KEY", "fedcba9876543210fedcba9876543210");
        clock.use(Clock.fixed(Instant.parse("2026-11-25T08:00:00Z"), ZoneOffset.UTC));
        passwords.platform = new Pbkdf2PasswordHashImpl();
        passwords.initialize(1_024);
        store.em = database.entityManager();
        store.audit = audit;
        store.clock = clock;
        store.changed = userChanged;
        store.passwordChanged = passwordChanged;
        users.store = store;
        users.passwords = passwords;
        users.deleted = userDeleted;
        SessionStore sessionStore = transactional(SessionStore.class);
        sessionStore.em = database.entityManager();
        sessionStore.clock = clock;
        passwordChanged.observe(sessionStore::end);
        sessions.store = sessionStore;
        sessions.users = users;
        sessions.keys = keys;
        sessions.clock = clock;
        signIn.store = store;
        signIn.passwords = passwords;
        signIn.limits = new SignInLimits();
        signIn.audit = audit;
    }

    /** An approved person with {@link #PASSWORD}. */
    public User person(String email, Role role) {
        return users.create(email, PASSWORD, role, null);
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        clock.use(Clock.fixed(clock.now().plus(time), ZoneOffset.UTC));
    }

    /** A store whose {@code @Transactional} methods join or begin a transaction, as in the container. */
    public <T> T transactional(Class<T> store) {
        return transactional(store, MethodHandles.lookup());
    }

    /** As {@link #transactional(Class)}, for a store of the package that made the look-up. */
    public <T> T transactional(Class<T> store, MethodHandles.Lookup lookup) {
        return database.transactional(store, lookup);
    }

    @Override
    public void close() throws IOException {
        database.close();
    }

    /** Delivers at once, and remembers. */
    public static final class FakeEvent<T> implements Event<T> {
        public final List<T> fired = new ArrayList<>();
        private final List<Consumer<T>> observers = new ArrayList<>();

        public void observe(Consumer<T> observer) {
            observers.add(observer);
        }

        @Override
        public void fire(T event) {
            fired.add(event);
            observers.forEach(o -> o.accept(event));
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event) {
            throw new AssertionError("not expected");
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new AssertionError("not expected");
        }

        @Override
        public Event<T> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new AssertionError("not expected");
        }

        @Override
        public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new AssertionError("not expected");
        }
    }
}
