package io.mcphub.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A call that has begun and not ended. Lists show it beside ended ones; after a crash it is what must be declared interrupted. */
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
