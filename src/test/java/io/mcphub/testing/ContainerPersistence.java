package io.mcphub.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TransactionRequiredException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Persistence as a container gives it to beans: in a transaction the entity manager of that transaction; outside a fresh one
 * for each use, so that nothing read before comes back, and nothing can be written.
 */
final class ContainerPersistence {
    private static final Set<String> WRITES = Set.of("persist", "merge", "remove", "flush", "refresh", "lock");

    private final EntityManagerFactory factory;
    private final ThreadLocal<Begun> current = new ThreadLocal<>();
    private final EntityManager injected;

    private record Begun(EntityManager em, List<Runnable> afterCommit) {}

    ContainerPersistence(EntityManagerFactory factory) {
        this.factory = factory;
        injected = (EntityManager) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> use(method, arguments));
    }

    /** What {@code @PersistenceContext} injects. */
    EntityManager injected() {
        return injected;
    }

    /** Whether this thread is in a transaction. */
    boolean inTransaction() {
        return current.get() != null;
    }

    /** Runs once this thread's transaction has committed, and never if it rolls back; at once without one. */
    void afterCommit(Runnable work) {
        if (inTransaction()) {
            current.get().afterCommit().add(work);
        } else {
            work.run();
        }
    }

    /** As {@code @Transactional}: joins the transaction or begins one. An exception rolls back, whoever catches it. */
    <T> T transactional(Callable<T> work) throws Exception {
        return inTransaction() ? joined(work) : begun(work);
    }

    private <T> T joined(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (RuntimeException | Error failed) {
            current.get().em().getTransaction().setRollbackOnly();
            throw failed;
        }
    }

    private <T> T begun(Callable<T> work) throws Exception {
        Begun begun = new Begun(factory.createEntityManager(), new ArrayList<>());
        current.set(begun);
        T result;
        try {
            begun.em().getTransaction().begin();
            result = work.call();
            begun.em().getTransaction().commit();
        } finally {
            end(begun.em());
        }
        begun.afterCommit().forEach(Runnable::run);
        return result;
    }

    private void end(EntityManager em) {
        current.remove();
        if (em.getTransaction().isActive()) {
            em.getTransaction().rollback();
        }
        em.close();
    }

    private Object use(Method method, Object[] arguments) throws Throwable {
        if (!inTransaction() && WRITES.contains(method.getName())) {
            throw new TransactionRequiredException("no transaction for " + method.getName());
        }
        try {
            return method.invoke(inTransaction() ? current.get().em() : factory.createEntityManager(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
