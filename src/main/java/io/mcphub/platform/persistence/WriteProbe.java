package io.mcphub.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Writes a row without meaning, to find out whether the database takes writes. */
@ApplicationScoped
class WriteProbe {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    /** Replaces the one row with {@code blocks} of 4 KB that differ each time. */
    @Transactional
    public void write(int blocks) {
        em.merge(new WriteProbeEntity("probe", UUID.randomUUID() + "x".repeat(4096 * (blocks - 1))));
    }
}
