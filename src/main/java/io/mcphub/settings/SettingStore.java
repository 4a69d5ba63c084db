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
import java.util.LinkedHashMap;
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

    /** Stores each value; an empty one deletes the setting. The audit log keeps what was before and after, but of no secret. */
    @Transactional
    public void apply(Map<Setting, Optional<String>> changes, String adminId) {
        changes.forEach((setting, value) -> apply(setting, value, adminId));
    }

    /** Changes how a secret is sealed, unless it was changed meanwhile. */
    @Transactional
    public void reseal(String name, String sealed, String again) {
        em.createQuery("UPDATE SettingEntity s SET s.value = :again WHERE s.name = :name AND s.value = :sealed")
                .setParameter("again", again)
                .setParameter("name", name)
                .setParameter("sealed", sealed)
                .executeUpdate();
    }

    private void apply(Setting setting, Optional<String> value, String adminId) {
        SettingEntity entity = em.find(SettingEntity.class, setting.name());
        Optional<String> before = Optional.ofNullable(entity).map(known -> known.value);
        if (before.equals(value)) {
            return;
        }
        if (value.isPresent()) {
            put(entity == null ? new SettingEntity(setting.name()) : entity, value.get());
        } else {
            em.remove(entity);
        }
        audit.event(AuditAction.SETTINGS_CHANGED, AuditStatus.OK, adminId, details(setting, before, value));
    }

    private static Map<String, String> details(Setting setting, Optional<String> before, Optional<String> after) {
        Map<String, String> details = new LinkedHashMap<>(Map.of("setting", setting.name(), "change", after.isPresent() ? "set" : "deleted"));
        if (setting.kind() != Setting.Kind.SECRET) {
            details.put("before", before.orElse(""));
            details.put("after", after.orElse(""));
        }
        return details;
    }

    private void put(SettingEntity entity, String value) {
        entity.value = value;
        em.merge(entity);
    }
}
