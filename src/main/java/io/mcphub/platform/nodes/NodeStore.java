package io.mcphub.platform.nodes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The table of nodes, each change a short transaction. */
@ApplicationScoped
class NodeStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    /** A process of this node has started. */
    @Transactional
    public void started(String id, Instant now) {
        em.merge(new NodeEntity(id, now));
    }

    /** This node is alive, also if it was forgotten meanwhile. */
    @Transactional
    public void seen(String id, Instant now) {
        int known = em.createQuery("UPDATE NodeEntity n SET n.seenAt = :now WHERE n.id = :id").setParameter("now", now).setParameter("id", id).executeUpdate();
        if (known == 0) {
            em.persist(new NodeEntity(id, now));
        }
    }

    /** Forgets the nodes that nobody has seen since. */
    @Transactional
    public void forget(Instant unseenSince) {
        em.createQuery("DELETE FROM NodeEntity n WHERE n.seenAt < :since").setParameter("since", unseenSince).executeUpdate();
    }

    /** Who was seen since. */
    public List<String> seenSince(Instant since) {
        return em.createQuery("SELECT n.id FROM NodeEntity n WHERE n.seenAt >= :since", String.class).setParameter("since", since).getResultList();
    }
}
