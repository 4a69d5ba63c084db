package io.mcphub.platform.nodes;

import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The table of leases. Each method is one short transaction; the row counts of conditional updates decide. */
@ApplicationScoped
class LeaseStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Turns turns;

    /** Takes a lease that is free, has ended or is the holder's own. False if another holder has it. */
    @Transactional
    public boolean take(String name, String holder, Instant now, Instant ends) {
        turns.take("lease " + name);
        int taken = em.createQuery("UPDATE LeaseEntity l SET l.holder = :holder, l.endsAt = :ends WHERE l.name = :name AND (l.holder = :holder OR l.endsAt <= :now)")
                .setParameter("holder", holder)
                .setParameter("ends", ends)
                .setParameter("name", name)
                .setParameter("now", now)
                .executeUpdate();
        if (taken == 0 && em.find(LeaseEntity.class, name) == null) {
            em.persist(new LeaseEntity(name, holder, ends));
            return true;
        }
        return taken == 1;
    }

    /** Extends the holder's leases of these names, in one statement; also those that have ended and that nobody has taken since. */
    @Transactional
    public void extend(Collection<String> names, String holder, Instant ends) {
        em.createQuery("UPDATE LeaseEntity l SET l.endsAt = :ends WHERE l.name IN :names AND l.holder = :holder")
                .setParameter("ends", ends)
                .setParameter("names", names)
                .setParameter("holder", holder)
                .executeUpdate();
    }

    /** The names among these that the holder has now. */
    public List<String> held(Collection<String> names, String holder, Instant now) {
        return em.createQuery("SELECT l.name FROM LeaseEntity l WHERE l.name IN :names AND l.holder = :holder AND l.endsAt > :now", String.class)
                .setParameter("names", names)
                .setParameter("holder", holder)
                .setParameter("now", now)
                .getResultList();
    }

    /** Whether somebody else than this node has a lease now. */
    public boolean isElsewhere(String name, String node, Instant now) {
        return em.createQuery("SELECT COUNT(l) FROM LeaseEntity l WHERE l.name = :name AND l.holder <> :node AND l.endsAt > :now", Long.class)
                .setParameter("name", name)
                .setParameter("node", node)
                .setParameter("now", now)
                .getSingleResult() > 0;
    }

    /** Gives back the holder's leases of these names. */
    @Transactional
    public void release(Collection<String> names, String holder) {
        em.createQuery("DELETE FROM LeaseEntity l WHERE l.name IN :names AND l.holder = :holder").setParameter("names", names).setParameter("holder", holder).executeUpdate();
    }
}
