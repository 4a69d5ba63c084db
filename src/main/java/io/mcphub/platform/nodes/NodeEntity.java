package io.mcphub.platform.nodes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A node that has run on this database, and when it last reported. */
@Entity
@Table(name = "nodes")
class NodeEntity {
    @Id
    String id;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    @Column(name = "seen_at", nullable = false)
    Instant seenAt;

    /** Of the hub that it runs; null if an older one wrote the row. */
    @Column(name = "version")
    @Nullable String version;

    /** Digests of the secrets that it writes with and reads, see {@link SharedSecrets}; null if it has ended or an older hub wrote the row. */
    @Column(name = "secrets")
    @Nullable String secrets;

    protected NodeEntity() {}

    NodeEntity(String id, Instant startedAt, String version, String secrets) {
        this.id = id;
        this.version = version;
        this.secrets = secrets;
        this.startedAt = startedAt;
        this.seenAt = startedAt;
    }
}
