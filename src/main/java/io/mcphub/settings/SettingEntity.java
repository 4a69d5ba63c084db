package io.mcphub.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A setting that an admin changed. A secret is sealed. */
@Entity
@Table(name = "settings")
class SettingEntity {
    @Id
    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String value;

    protected SettingEntity() {}

    SettingEntity(String name) {
        this.name = name;
    }
}
