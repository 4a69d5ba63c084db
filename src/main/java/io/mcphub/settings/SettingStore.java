package io.mcphub.settings;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of settings. It holds secrets sealed. */
@ApplicationScoped
class SettingStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    AuditTrail audit;

    public Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        em.createQuery("SELECT s.name, s.value FROM SettingEntity s", Object[].class).getResultList().forEach(row -> all.put((String) row[0], (String) row[1]));
        return all;
    }

    /** Stores each value; an empty one deletes the setting. */
    @Transactional
    public void apply(Map<Setting, Optional<String>> changes, String adminId) {
        changes.forEach((setting, value) -> {
            SettingEntity entity = em.find(SettingEntity.class, setting.name());
            if (value.isPresent()) {
                put(entity == null ? new SettingEntity(setting.name()) : entity, value.get());
            } else if (entity != null) {
                em.remove(entity);
            }
            audit.event(AuditAction.SETTINGS_CHANGED, AuditStatus.OK, adminId, Map.of("setting", setting.name(), "change", value.isPresent() ? "set" : "deleted"));
        });
    }

    private void put(SettingEntity entity, String value) {
        entity.value = value;
        em.merge(entity);
    }
}
