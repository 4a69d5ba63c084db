package io.mcphub.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The table of signing keys, newest first. */
@ApplicationScoped
class SigningKeyStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    public List<SigningKeyEntity> all() {
        return em.createQuery("SELECT k FROM SigningKeyEntity k ORDER BY k.createdAt DESC, k.kid", SigningKeyEntity.class).getResultList();
    }

    @Transactional
    public void insert(SigningKeyEntity key) {
        em.persist(key);
    }
}
