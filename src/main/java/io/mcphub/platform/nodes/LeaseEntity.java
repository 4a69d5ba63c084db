package io.mcphub.platform.nodes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who has a thing, and until when. */
@Entity
@Table(name = "leases")
class LeaseEntity {
    @Id
    String name;

    /** A node's name. */
    @Column(nullable = false)
    String holder;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    protected LeaseEntity() {}

    LeaseEntity(String name, String holder, Instant endsAt) {
        this.name = name;
        this.holder = holder;
        this.endsAt = endsAt;
    }
}
