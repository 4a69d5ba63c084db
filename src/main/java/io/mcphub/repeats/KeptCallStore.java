package io.mcphub.repeats;

import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The table of calls with an idempotency key. Each method is one short transaction. */
@ApplicationScoped
class KeptCallStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Turns turns;

    /** Stores a call that begins. If its key belongs to a call that began after {@code oldest}, stores nothing and returns that one. */
    @Transactional
    public Optional<KeptCallEntity> begin(KeptCallEntity call, Instant oldest) {
        turns.take("call " + call.id);
        KeptCallEntity earlier = em.find(KeptCallEntity.class, call.id);
        if (earlier != null && earlier.begunAt.isAfter(oldest)) {
            return Optional.of(earlier);
        }
        if (earlier != null) {
            em.remove(earlier);
            em.flush();
        }
        em.persist(call);
        return Optional.empty();
    }

    /** Keeps the result of a call, if its key is still its own. */
    @Transactional
    public void end(KeptCallEntity call, String answer) {
        em.createQuery("UPDATE KeptCallEntity c SET c.answer = :answer WHERE c.id = :id AND c.callId = :call")
                .setParameter("answer", answer)
                .setParameter("id", call.id)
                .setParameter("call", call.callId)
                .executeUpdate();
    }

    /** Frees the key of a call that changed nothing. */
    @Transactional
    public void forget(KeptCallEntity call) {
        em.createQuery("DELETE FROM KeptCallEntity c WHERE c.id = :id AND c.callId = :call").setParameter("id", call.id).setParameter("call", call.callId).executeUpdate();
    }

    /** Deletes calls that began before this moment. */
    @Transactional
    public void purge(Instant oldest) {
        em.createQuery("DELETE FROM KeptCallEntity c WHERE c.begunAt < :oldest").setParameter("oldest", oldest).executeUpdate();
    }
}
