package io.mcphub.platform.nodes;

import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The table of attempts. Each method is one short transaction. */
@ApplicationScoped
class AttemptStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Turns turns;

    /** That one of the limits is used up; whatever was taken with it is given back. */
    static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final transient Duration wait;

        UsedUp(Duration wait) {
            super("used up", null, false, false);
            this.wait = wait;
        }
    }

    /** Takes one attempt of each limit, or none and throws {@link UsedUp}. */
    @Transactional
    public void take(List<Attempts.Limit> limits, Instant now) {
        limits.forEach(limit -> take(limit, now));
    }

    private void take(Attempts.Limit limit, Instant now) {
        turns.take("attempt " + limit.hash());
        Instant begin = now.minus(limit.window());
        if (change("UPDATE AttemptEntity a SET a.used = 1, a.beganAt = :now WHERE a.name = :name AND a.beganAt <= :then", limit, "now", now, "then", begin) == 1
                || change("UPDATE AttemptEntity a SET a.used = a.used + 1 WHERE a.name = :name AND a.used < :most AND a.beganAt > :then", limit, "most", limit.most(), "then", begin) == 1) {
            return;
        }
        AttemptEntity known = em.find(AttemptEntity.class, limit.hash());
        if (known != null) {
            throw new UsedUp(Duration.between(begin, known.beganAt));
        }
        em.persist(new AttemptEntity(limit.hash(), now));
        em.flush();
    }

    /** Gives one attempt of each limit back. */
    @Transactional
    public void giveBack(List<Attempts.Limit> limits) {
        for (Attempts.Limit limit : limits) {
            em.createQuery("UPDATE AttemptEntity a SET a.used = a.used - 1 WHERE a.name = :name AND a.used > 0").setParameter("name", limit.hash()).executeUpdate();
        }
    }

    /** Deletes windows that began before that time. */
    @Transactional
    public void forget(Instant before) {
        em.createQuery("DELETE FROM AttemptEntity a WHERE a.beganAt < :before").setParameter("before", before).executeUpdate();
    }

    private int change(String update, Attempts.Limit limit, String one, Object value, String other, Object otherValue) {
        return em.createQuery(update).setParameter("name", limit.hash()).setParameter(one, value).setParameter(other, otherValue).executeUpdate();
    }
}
