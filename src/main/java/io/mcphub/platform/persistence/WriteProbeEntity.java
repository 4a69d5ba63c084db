package io.mcphub.platform.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row that {@link WriteProbe} writes. Nothing reads it. */
@Entity
@Table(name = "write_probes")
class WriteProbeEntity {
    @Id
    @Column(name = "id")
    String id;

    @Column(name = "content", nullable = false)
    String content;

    protected WriteProbeEntity() {}

    WriteProbeEntity(String id, String content) {
        this.id = id;
        this.content = content;
    }
}
