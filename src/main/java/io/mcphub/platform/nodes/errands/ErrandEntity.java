package io.mcphub.platform.nodes.errands;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An errand between two nodes. */
@Entity
@Table(name = "errands")
class ErrandEntity {
    @Id
    String id;

    /** Whoever holds it does the errand. */
    @Column(nullable = false)
    String lease;

    /** What to do, sealed. */
    @Column(nullable = false)
    String task;

    /** When its sender no longer waits, by the sender's clock. */
    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    /** The node that has begun it; null until then. */
    @Column(name = "taken_by")
    @Nullable String takenBy;

    /** What came of it, sealed; null until then. */
    @Nullable String answer;

    protected ErrandEntity() {}

    ErrandEntity(String id, String lease, String task, Instant endsAt) {
        this.id = id;
        this.lease = lease;
        this.task = task;
        this.endsAt = endsAt;
    }
}
