package io.mcphub.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A setting that an admin changed. A secret is sealed. */
@Entity
@Table(name = "settings")
class SettingEntity {
    @Id
    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String value;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected SettingEntity() {}

    SettingEntity(String name) {
        this.name = name;
    }
}
