package io.mcphub.platform.nodes;

import io.mcphub.platform.HubVersion;
import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    @Inject
    SharedSecrets secrets;

    @Inject
    Turns turns;

    /** Records that a process of this node has started. Throws if it has not the secrets of those that have reported since that time. */
    @Transactional
    public void started(String id, Instant now, Instant aliveSince) {
        turns.take("secrets of nodes");
        em.createQuery("SELECT n FROM NodeEntity n WHERE n.seenAt >= :since AND n.id <> :id ORDER BY n.id", NodeEntity.class)
                .setParameter("since", aliveSince)
                .setParameter("id", id)
                .getResultStream()
                .forEach(other -> secrets.requireSame(other.id, other.secrets));
        em.merge(new NodeEntity(id, now, HubVersion.value(), secrets.own()));
    }

    /** Records that this node ends and writes nothing any more. */
    @Transactional
    public void ended(String id) {
        em.createQuery("UPDATE NodeEntity n SET n.secrets = NULL WHERE n.id = :id").setParameter("id", id).executeUpdate();
    }

    /** Records that this node is alive; adds it again if it was forgotten. */
    @Transactional
    public void seen(String id, Instant now) {
        int known = em.createQuery("UPDATE NodeEntity n SET n.seenAt = :now WHERE n.id = :id").setParameter("now", now).setParameter("id", id).executeUpdate();
        if (known == 0) {
            em.persist(new NodeEntity(id, now, HubVersion.value(), secrets.own()));
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
