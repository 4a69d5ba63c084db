package io.mcphub.testing;

import io.mcphub.platform.persistence.Product;
import io.mcphub.platform.persistence.Products;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * A migrated database with EclipseLink on it, for tests of stores without a container: an SQLite file, or what
 * {@code -Dtest.database=postgresql} says.
 */
public final class TestDatabase implements AutoCloseable {
    private final TestProduct product;
    private final MigratedDatabase database;
    private final Runnable closing;
    private final ContainerPersistence persistence;

    public TestDatabase() {
        this(TestProduct.chosen());
    }

    /** One of this product, whatever the others are. */
    public TestDatabase(TestProduct product) {
        this.product = product;
        database = product.take();
        closing = database::giveBack;
        persistence = new ContainerPersistence(database.factory());
    }

    private TestDatabase(TestProduct product, MigratedDatabase database, EntityManagerFactory factory) {
        this.product = product;
        this.database = database;
        closing = factory::close;
        persistence = new ContainerPersistence(factory);
    }

    /** The same database as another node of the hub sees it: with connections of its own. Close it before this one. */
    public TestDatabase anotherNode() {
        return new TestDatabase(product, database, database.anotherFactory());
    }

    /** What stores are given; without a transaction it reads only. */
    public EntityManager entityManager() {
        return persistence.injected();
    }

    /** The migrated database, for plain SQL. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /** Which product it is, as beans ask. */
    public Products products() {
        return new Products() {
            @Override
            public Product chosen() {
                return product.product();
            }
        };
    }

    /** Somebody who may enter, for rows that need an owner. */
    public void person(String id) {
        run(em -> em.createNativeQuery("INSERT INTO users (id, email, password_hash, role, status, active, created_at, version)"
                        + " VALUES ('" + id + "', '" + id + "@example.com', 'x', 'USER', 'APPROVED', TRUE, 0, 0)")
                .executeUpdate());
    }

    /** Whether this thread is in a transaction. */
    public boolean inTransaction() {
        return persistence.inTransaction();
    }

    /** Counts the statements of this node from now on. */
    public AtomicInteger statements() {
        AtomicInteger statements = new AtomicInteger();
        JpaHelper.getEntityManagerFactory(entityManager()).getServerSession().getEventManager().addListener(new SessionEventAdapter() {
            @Override
            public void postExecuteCall(SessionEvent event) {
                statements.incrementAndGet();
            }
        });
        return statements;
    }

    /** Runs a change as a store's {@code @Transactional} method would. */
    public <T> T transaction(Function<EntityManager, T> work) {
        try {
            return transactional(() -> work.apply(entityManager()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #transaction(Function)}, without a result. */
    public void run(Consumer<EntityManager> work) {
        transaction(em -> {
            work.accept(em);
            return null;
        });
    }

    /** Joins the transaction of this thread or begins one. */
    <T> T transactional(Callable<T> work) throws Exception {
        return persistence.transactional(work);
    }

    /** Runs after this thread's transaction has committed; at once without one. */
    void afterCommit(Runnable work) {
        persistence.afterCommit(work);
    }

    @Override
    public void close() {
        closing.run();
    }
}
