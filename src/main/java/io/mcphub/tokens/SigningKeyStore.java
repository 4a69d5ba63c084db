package io.mcphub.tokens;

import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of signing keys, newest first. */
@ApplicationScoped
class SigningKeyStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Turns turns;

    public List<SigningKeyEntity> all() {
        return em.createQuery("SELECT k FROM SigningKeyEntity k ORDER BY k.createdAt DESC, k.kid", SigningKeyEntity.class).getResultList();
    }

    /** Stores a key, unless there is one that is not among these. False then: another node has made it meanwhile. */
    @Transactional
    public boolean insert(SigningKeyEntity key, List<String> known) {
        turns.take("signing keys");
        boolean first = known.containsAll(all().stream().map(stored -> stored.kid).toList());
        if (first) {
            em.persist(key);
        }
        return first;
    }

    public Optional<SigningKeyEntity> find(String kid) {
        return Optional.ofNullable(em.find(SigningKeyEntity.class, kid));
    }

    /** Changes how a key is sealed, unless another node did. */
    @Transactional
    public void reseal(String kid, String sealed, String again) {
        em.createQuery("UPDATE SigningKeyEntity k SET k.privateJwk = :again WHERE k.kid = :kid AND k.privateJwk = :sealed")
                .setParameter("again", again)
                .setParameter("kid", kid)
                .setParameter("sealed", sealed)
                .executeUpdate();
    }

    @Transactional
    public void delete(String kid) {
        em.createQuery("DELETE FROM SigningKeyEntity k WHERE k.kid = :kid").setParameter("kid", kid).executeUpdate();
    }

    /** Deletes old keys that rotation cannot delete: they do not open any more, because {@code JWT_SECRET} was changed. */
    @Transactional
    public void deleteOlderThan(Instant then, List<String> kept) {
        em.createQuery("DELETE FROM SigningKeyEntity k WHERE k.createdAt < :then AND k.kid NOT IN :kept").setParameter("then", then).setParameter("kept", kept).executeUpdate();
    }
}
