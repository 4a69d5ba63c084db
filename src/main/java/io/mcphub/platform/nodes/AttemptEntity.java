package io.mcphub.platform.nodes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How many attempts of a window are used up. */
@Entity
@Table(name = "attempts")
class AttemptEntity {
    /** A hash. */
    @Id
    @Column(name = "name")
    String name;

    @Column(nullable = false)
    int used;

    /** When the window began: with its first attempt. */
    @Column(name = "began_at", nullable = false)
    Instant beganAt;

    protected AttemptEntity() {}

    AttemptEntity(String name, Instant beganAt) {
        this.name = name;
        this.used = 1;
        this.beganAt = beganAt;
    }
}
