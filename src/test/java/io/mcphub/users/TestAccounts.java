package io.mcphub.users;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.RecordedAudit;
import io.mcphub.testing.RecordedEvents;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import io.mcphub.users.passwords.PasswordHash;
import io.mcphub.users.passwords.QuickPasswords;
import io.mcphub.users.sessions.Sessions;
import io.mcphub.users.signin.Authentication;
import io.mcphub.users.signin.SignIn;
import io.mcphub.users.signin.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The rooms of people on a real database, with a clock that stands still. */
public final class TestAccounts implements AutoCloseable {
    public static final String PASSWORD = "a long enough secret";

    public final TestDatabase database = new TestDatabase();
    public final HubClock clock = new HubClock();
    public final TestConfig config = new TestConfig();
    public final Map<String, String> environment = config.variables;
    public final RecordedAudit audit = new RecordedAudit(database);
    public final PasswordHash passwords = QuickPasswords.create();
    /** The beans of these rooms, and of others that a test asks for. */
    public final BeanBox beans = restarted();
    public final RecordedEvents<UserChanged> userChanged = beans.events(UserChanged.class);
    public final RecordedEvents<PasswordChanged> passwordChanged = beans.events(PasswordChanged.class);
    public final RecordedEvents<UserDeleted> userDeleted = beans.events(UserDeleted.class);
    public final Users users = beans.get(Users.class);
    public final Sessions sessions = beans.get(Sessions.class);
    public final SignIn signIn = beans.get(SignIn.class);
    final UserStore store = beans.get(UserStore.class);

    public TestAccounts() {
        clock.use(Clock.fixed(Instant.parse("2026-11-25T08:00:00Z"), ZoneOffset.UTC));
    }

    /** The same beans with passwords that are hashed quickly. */
    public static BeanBox withPasswords(BeanBox beans) {
        return beans.with(PasswordHash.class, QuickPasswords.create());
    }

    /** As after a restart: other beans on the same tables, nothing loaded. */
    public BeanBox restarted() {
        return new BeanBox(database)
                .with(HubClock.class, clock)
                .with(HubConfig.class, config)
                .with(AuditTrail.class, audit)
                .with(PasswordHash.class, passwords);
    }

    /** An approved person with {@link #PASSWORD}. */
    public User person(String email, Role role) {
        return users.create(admin(), email, PASSWORD, role);
    }

    /** Everybody, by address. */
    public List<User> everybody() {
        return users.find(admin(), PeopleFilter.read(null, null, null, null, null, null)).items();
    }

    /** An admin who is not in the table and has just signed in. */
    public Caller admin() {
        return Caller.person("root", Role.ADMIN, Caller.Credential.LOGIN_TOKEN, "sid", clock.now().plus(Duration.ofDays(1)), clock.now());
    }

    /** A person who has just signed in at a page. */
    public Caller caller(User user) {
        return sessions.find(sessions.open(user.id()).reveal()).orElseThrow();
    }

    /** As {@link SignIn} gives it after {@link #PASSWORD}. */
    public Authentication authentication(User user) {
        return signIn.signIn(user.email(), PASSWORD, new Visitor("192.0.2.1", null));
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        clock.use(Clock.fixed(clock.now().plus(time), ZoneOffset.UTC));
    }

    @Override
    public void close() {
        database.close();
    }
}
