package io.mcphub.connections;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.SqlitePlatform;
import io.mcphub.settings.Settings;
import io.mcphub.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/**
 * One node of the hub: its own beans over the shared SQLite file, as the container wires them: an entity manager for each
 * thread, nothing kept between transactions, IMMEDIATE writes.
 */
final class Node {
    final Connections connections = new Connections();
    final ConnectionStore store = new TransactionalStore();
    final RefreshClaims claims = new TransactionalClaims();
    final Refresh refresh = new Refresh();
    final List<String> audited = new CopyOnWriteArrayList<>();
    final List<String> changed = new CopyOnWriteArrayList<>();
    final AtomicInteger queries = new AtomicInteger();

    private final ThreadLocal<EntityManager> own;

    Node(EntityManagerFactory factory, Connector connector, HubClock clock) {
        own = ThreadLocal.withInitial(factory::createEntityManager);
        own.get().unwrap(Session.class).getEventManager().addListener(new SessionEventAdapter() {
            @Override
            public void postExecuteCall(SessionEvent event) {
                queries.incrementAndGet();
            }
        });
        wire(connector, clock);
    }

    /** What a node's stores work with; two of them share nothing but the file. */
    static EntityManagerFactory factory(TestDatabase database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("jakarta.persistence.transactionType", PersistenceUnitTransactionType.RESOURCE_LOCAL.name());
        properties.put("jakarta.persistence.jtaDataSource", "");
        properties.put("jakarta.persistence.nonJtaDataSource", "");
        properties.put("jakarta.persistence.jdbc.driver", "org.sqlite.JDBC");
        properties.put("jakarta.persistence.jdbc.url", ((SQLiteDataSource) database.dataSource()).getUrl() + "&transaction_mode=IMMEDIATE");
        properties.put("eclipselink.target-database", SqlitePlatform.class.getName());
        properties.put("eclipselink.session-name", "node-" + UUID.randomUUID());
        return new PersistenceProvider().createEntityManagerFactory("hub", properties);
    }

    private void wire(Connector connector, HubClock clock) {
        ConnectorRegistry registry = new ConnectorRegistry();
        registry.load(List.of(connector));
        AuditTrail audit = new AuditTrail() {
            @Override
            public void event(AuditAction action, AuditStatus status, @Nullable String userId, Map<String, String> details) {
                audited.add(action.wire() + " " + userId);
            }
        };
        store.em = perThread();
        store.vault = VaultTest.vault("0123456789abcdef0123456789abcdef");
        store.clock = clock;
        store.audit = audit;
        claims.em = store.em;
        claims.vault = store.vault;
        claims.clock = clock;
        claims.audit = audit;
        refresh.store = store;
        refresh.claims = claims;
        refresh.clock = clock;
        refresh.accounts = new Accounts();
        refresh.accounts.store = store;
        refresh.accounts.changed = new ChangedEvents(changed);
        refresh.patience = Duration.ofSeconds(60);
        connections.connectors = registry;
        connections.store = store;
        connections.refresh = refresh;
        connections.accounts = refresh.accounts;
        connections.settings = new Settings() {
            @Override
            public String baseUrl() {
                return "https://hub.example.com";
            }
        };
    }

    private EntityManager perThread() {
        return (EntityManager) Proxy.newProxyInstance(Node.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
            EntityManager em = own.get();
            if (!em.getTransaction().isActive()) {
                em.clear();
            }
            try {
                return method.invoke(em, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private <T> T transaction(Supplier<T> work) {
        EntityManager em = own.get();
        em.getTransaction().begin();
        try {
            T result = work.get();
            em.getTransaction().commit();
            return result;
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
        }
    }

    private final class TransactionalStore extends ConnectionStore {
        @Override
        public void connect(String userId, String integration, ConnectedAccount account, @Nullable String label) {
            transaction(() -> {
                super.connect(userId, integration, account, label);
                return null;
            });
        }

        @Override
        public boolean change(String userId, String integration, String id, ConnectionChange change) {
            return transaction(() -> super.change(userId, integration, id, change));
        }

        @Override
        public boolean needsReconnect(String userId, String id, String token) {
            return transaction(() -> super.needsReconnect(userId, id, token));
        }

        @Override
        public boolean delete(String userId, String id) {
            return transaction(() -> super.delete(userId, id));
        }
    }

    private final class TransactionalClaims extends RefreshClaims {
        @Override
        public Optional<String> take(ConnectionEntity row) {
            return transaction(() -> super.take(row));
        }

        @Override
        public void release(ConnectionEntity row, String claim) {
            transaction(() -> {
                super.release(row, claim);
                return null;
            });
        }

        @Override
        public boolean renewed(ConnectionEntity row, RenewedToken renewed) {
            return transaction(() -> super.renewed(row, renewed));
        }

        @Override
        public boolean refused(ConnectionEntity row, String claim) {
            return transaction(() -> super.refused(row, claim));
        }
    }
}
