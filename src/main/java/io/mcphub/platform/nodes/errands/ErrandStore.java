package io.mcphub.platform.nodes.errands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of errands. Each method is one short transaction; the row counts of conditional changes decide who has an errand. */
@ApplicationScoped
class ErrandStore {
    private static final String WAITING = " FROM ErrandEntity e, LeaseEntity l WHERE e.takenBy IS NULL AND e.endsAt > :ended AND l.name = e.lease AND l.holder = :node AND l.endsAt > :now";

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Transactional
    public void add(ErrandEntity errand) {
        em.persist(errand);
    }

    public Optional<ErrandEntity> find(String id) {
        return Optional.ofNullable(em.find(ErrandEntity.class, id));
    }

    /**
     * The errands that nobody has begun and that are this node's, because it holds their leases.
     *
     * @param ended errands that ended by then are nobody's any more
     */
    public List<ErrandEntity> waiting(String node, Instant now, Instant ended) {
        return waiting("SELECT e" + WAITING + " ORDER BY e.endsAt, e.id", ErrandEntity.class, node, now, ended).getResultList();
    }

    /**
     * Begins an errand. False if somebody has begun it, its sender no longer wants it, or its lease is not this node's now. The lease is asked for
     * apart: EclipseLink would make one statement that looks for the row in a second query of the same table, and PostgreSQL does not repeat
     * that query after it waited for another node, so that both would have it.
     */
    @Transactional
    public boolean take(String id, String node, Instant now, Instant ended) {
        return waiting("SELECT COUNT(e)" + WAITING + " AND e.id = :id", Long.class, node, now, ended).setParameter("id", id).getSingleResult() == 1
                && em.createQuery("UPDATE ErrandEntity e SET e.takenBy = :node WHERE e.id = :id AND e.takenBy IS NULL").setParameter("node", node).setParameter("id", id).executeUpdate() == 1;
    }

    /** Answers an errand that this node has begun. False if its sender no longer waits. */
    @Transactional
    public boolean answer(String id, String node, String answer) {
        return em.createQuery("UPDATE ErrandEntity e SET e.answer = :answer WHERE e.id = :id AND e.takenBy = :node")
                .setParameter("answer", answer)
                .setParameter("id", id)
                .setParameter("node", node)
                .executeUpdate() == 1;
    }

    /** Takes an errand back that nobody has begun; from then on nobody begins it. False if somebody has. */
    @Transactional
    public boolean withdraw(String id) {
        return em.createQuery("DELETE FROM ErrandEntity e WHERE e.id = :id AND e.takenBy IS NULL").setParameter("id", id).executeUpdate() == 1;
    }

    @Transactional
    public void remove(String id) {
        em.createQuery("DELETE FROM ErrandEntity e WHERE e.id = :id").setParameter("id", id).executeUpdate();
    }

    /** Deletes what senders left behind that are gone. */
    @Transactional
    public void forget(Instant endedBefore) {
        em.createQuery("DELETE FROM ErrandEntity e WHERE e.endsAt < :before").setParameter("before", endedBefore).executeUpdate();
    }

    private <T> TypedQuery<T> waiting(String query, Class<T> type, String node, Instant now, Instant ended) {
        return em.createQuery(query, type).setParameter("node", node).setParameter("now", now).setParameter("ended", ended);
    }
}
