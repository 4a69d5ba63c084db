package io.mcphub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Keys;
import io.mcphub.platform.Role;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.testing.TestDatabase;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose calls a node declares interrupted. */
class InterruptedCallsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final AuditTrail trail = new AuditTrail();
    private final AuditLog log = new AuditLog();
    private final InterruptedCalls calls = new InterruptedCalls();
    private final NodeId name = new NodeId() {
        @Override
        public String value() {
            return node;
        }
    };
    private String node = "here";

    @BeforeEach
    void wire() {
        trail.store = new AuditStore();
        trail.store.em = database.entityManager();
        trail.store.writer = database.dataSource();
        trail.payloads = () -> true;
        trail.clock = new HubClock();
        trail.node = name;
        trail.transactions = (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TransactionSynchronizationRegistry.class}, (proxy, method, args) -> Status.STATUS_NO_TRANSACTION);
        calls.store = trail.store;
        calls.trail = trail;
        calls.node = name;
        calls.nodes = new Nodes() {
            @Override
            public Set<String> alive() {
                return Set.of("here", "alive");
            }
        };
        log.em = database.entityManager();
        log.keys = new Keys() {
            @Override
            public byte[] mac(String purpose, String text) {
                return text.getBytes();
            }
        };
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void startWhenOwnCallsNeverEndedThenInterruptedUnlessYoungerOrOfAnotherNode() {
        begin("here", "old", NOON.minusSeconds(1));
        begin("here", "young", NOON.plusSeconds(1));
        begin("alive", "other", NOON.minusSeconds(2));

        calls.ofThisNode(NOON);

        assertThat(log.find(AuditFilter.all()).items()).extracting(row -> row.tool() + " " + row.status() + " " + row.node())
                .containsExactly("young started here", "old interrupted here", "other started alive");
    }

    @Test
    void watchWhenANodeIsGoneThenItsCallsAreInterruptedAndNoOther() {
        begin("gone", "lost", NOON);
        begin("alive", "running", NOON.minusSeconds(1));
        begin("here", "mine", NOON.minusSeconds(2));

        calls.ofGoneNodes();

        assertThat(log.find(AuditFilter.all()).items()).extracting(row -> row.tool() + " " + row.status() + " " + row.node())
                .containsExactly("lost interrupted here", "running started alive", "mine started here");
    }

    private void begin(String onNode, String tool, Instant at) {
        node = onNode;
        trail.clock.use(Clock.fixed(at, ZoneOffset.UTC));
        trail.begin(Caller.person("u1", Role.USER, Caller.Credential.SESSION, "s1", NOON), tool, null, null, "r1");
        node = "here";
    }
}
