package io.mcphub.testing;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/** A migrated SQLite file with EclipseLink on it, for tests of stores without a container. */
public final class TestDatabase implements AutoCloseable {
    private final MigratedFile file;
    private final EntityManager entityManager;

    public TestDatabase() {
        file = MigratedFile.take();
        entityManager = file.factory().createEntityManager();
    }

    /** The entity manager to put into a store's field. */
    public EntityManager entityManager() {
        return entityManager;
    }

    /** The migrated database, for plain SQL. */
    public javax.sql.DataSource dataSource() {
        return file.dataSource();
    }

    /** Runs a change as a store's {@code @Transactional} method would. */
    public <T> T transaction(Function<EntityManager, T> work) {
        entityManager.getTransaction().begin();
        try {
            T result = work.apply(entityManager);
            entityManager.getTransaction().commit();
            entityManager.clear();
            return result;
        } catch (RuntimeException e) {
            if (entityManager.getTransaction().isActive()) {
                entityManager.getTransaction().rollback();
            }
            throw e;
        }
    }

    /** As {@link #transaction(Function)}, without a result. */
    public void run(Consumer<EntityManager> work) {
        transaction(em -> {
            work.accept(em);
            return null;
        });
    }

    /** A store whose {@code @Transactional} methods join or begin a transaction, as in the container; the look-up is one of its package. */
    public <T> T transactional(Class<T> store, MethodHandles.Lookup lookup) {
        try {
            return new ByteBuddy()
                    .subclass(store)
                    .method(ElementMatchers.isAnnotatedWith(Transactional.class))
                    .intercept(MethodDelegation.to(new InTransaction(this)))
                    .make()
                    .load(store.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.privateLookupIn(store, lookup)))
                    .getLoaded()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        entityManager.close();
        file.giveBack();
    }

    /** Wraps one call. */
    public static final class InTransaction {
        private final TestDatabase database;

        InTransaction(TestDatabase database) {
            this.database = database;
        }

        @RuntimeType
        public Object call(@SuperCall Callable<?> method) throws Exception {
            if (database.entityManager.getTransaction().isActive()) {
                return method.call();
            }
            return database.transaction(em -> {
                try {
                    return method.call();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
