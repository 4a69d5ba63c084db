package io.mcphub.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A call that has begun and not ended: what lists show besides ended entries, and what a crash leaves behind. */
@Entity
@Table(name = "audit_open_calls")
class OpenCallEntity {
    @Id
    @Column(name = "entry_id")
    String entryId;

    @Column(name = "node", nullable = false)
    String node;

    protected OpenCallEntity() {}
}
