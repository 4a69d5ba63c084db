package io.mcphub.platform.nodes;

import io.mcphub.platform.HubVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The table of nodes. Each method is one short transaction. */
@ApplicationScoped
class NodeStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    /** Records that a process of this node has started. */
    @Transactional
    public void started(String id, Instant now) {
        em.merge(new NodeEntity(id, now, HubVersion.value()));
    }

    /** Records that this node is alive; adds it again if it was forgotten. */
    @Transactional
    public void seen(String id, Instant now) {
        int known = em.createQuery("UPDATE NodeEntity n SET n.seenAt = :now WHERE n.id = :id").setParameter("now", now).setParameter("id", id).executeUpdate();
        if (known == 0) {
            em.persist(new NodeEntity(id, now, HubVersion.value()));
        }
    }

    /** Deletes the nodes that have not reported since that time. */
    @Transactional
    public void forget(Instant unseenSince) {
        em.createQuery("DELETE FROM NodeEntity n WHERE n.seenAt < :since").setParameter("since", unseenSince).executeUpdate();
    }

    /** The nodes that have reported since that time. */
    public List<String> seenSince(Instant since) {
        return em.createQuery("SELECT n.id FROM NodeEntity n WHERE n.seenAt >= :since", String.class).setParameter("since", since).getResultList();
    }

    /** The same with what they are, by name. */
    public List<LiveNode> describedSince(Instant since) {
        return em.createQuery("SELECT n FROM NodeEntity n WHERE n.seenAt >= :since ORDER BY n.id", NodeEntity.class).setParameter("since", since).getResultStream()
                .map(node -> new LiveNode(node.id, node.version, node.seenAt))
                .toList();
    }

    /** Whether this node has reported since one time, and its process began before another. */
    public boolean hasRun(String id, Instant seenSince, Instant startedBefore) {
        return em.createQuery("SELECT COUNT(n) FROM NodeEntity n WHERE n.id = :id AND n.seenAt >= :seen AND n.startedAt <= :started", Long.class)
                .setParameter("id", id)
                .setParameter("seen", seenSince)
                .setParameter("started", startedBefore)
                .getSingleResult() > 0;
    }
}
