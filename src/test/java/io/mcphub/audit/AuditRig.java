package io.mcphub.audit;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestDatabase;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** The audit log of one node over a test's database, at a time that the test sets. */
final class AuditRig implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    final TestDatabase database;
    final AuditTrail trail;
    final AuditLog log;
    final CallCounts counts;
    final InterruptedCalls interrupted;

    /** The node that writes the next events; set it to write as another one. */
    String node = "here";
    Set<String> alive = Set.of("here");
    boolean payloads = true;
    int transactionStatus = Status.STATUS_NO_TRANSACTION;

    AuditRig() {
        this(new TestDatabase());
    }

    /** On this database, which ends with it. */
    AuditRig(TestDatabase database) {
        this.database = database;
        BeanBox box = new BeanBox(database)
                .with(AuditPayloads.class, () -> payloads)
                .with(Keys.class, new FakeKeys())
                .with(NodeId.class, new Name())
                .with(Nodes.class, new Alive())
                .with(TransactionSynchronizationRegistry.class, registry());
        trail = box.get(AuditTrail.class);
        log = box.get(AuditLog.class);
        counts = box.get(CallCounts.class);
        interrupted = box.get(InterruptedCalls.class);
        at(NOON);
    }

    /** A log that remembers nothing. */
    AuditLog freshLog() {
        return new BeanBox(database).with(Keys.class, new FakeKeys()).get(AuditLog.class);
    }

    void at(Instant now) {
        trail.clock.use(Clock.fixed(now, ZoneOffset.UTC));
        counts.clock.use(Clock.fixed(now, ZoneOffset.UTC));
    }

    AuditEntry begin(String userId, String tool, String arguments) {
        return begin(userId, CalledTool.unknown(tool, null), arguments);
    }

    AuditEntry begin(String userId, CalledTool tool, String arguments) {
        Caller caller = Caller.person(userId, Role.USER, Caller.Credential.SESSION, "s1", NOON.plusSeconds(60));
        return trail.begin(caller, tool, Json.read(arguments), "r1");
    }

    /** The first column of the first row. */
    String query(String sql) {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private TransactionSynchronizationRegistry registry() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TransactionSynchronizationRegistry.class}, (proxy, method, arguments) -> transactionStatus);
    }

    private final class Name extends NodeId {
        @Override
        public String value() {
            return node;
        }
    }

    private final class Alive extends Nodes {
        @Override
        public Set<String> alive() {
            return alive;
        }
    }

    private static final class FakeKeys extends Keys {
        @Override
        protected java.util.List<io.mcphub.platform.Secret> secrets() {
            return java.util.List.of(io.mcphub.platform.Secret.of("a secret for tests only"));
        }
    }
}
