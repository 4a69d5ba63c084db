package io.mcphub.repeats;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call with an idempotency key. */
@Entity
@Table(name = "kept_calls")
class KeptCallEntity {
    /** A digest of person, connection, tool and key. */
    @Id
    String id;

    /** Which of the calls with this key it is; a later one may take the place of a call that changed nothing. */
    @Column(name = "call_id", nullable = false)
    String callId;

    @Column(name = "user_id", nullable = false)
    String userId;

    /** Null for a tool that needs no account. */
    @Column(name = "connection_id")
    @Nullable String connectionId;

    /** The node that runs it. */
    @Column(nullable = false)
    String node;

    @Column(name = "begun_at", nullable = false)
    Instant begunAt;

    /** A digest of the arguments, sealed: they could be guessed from a bare one. */
    @Column(nullable = false)
    String arguments;

    /** The result, sealed; null until the call has ended. */
    @Nullable String answer;

    protected KeptCallEntity() {}

    KeptCallEntity(String id, String callId, Instant begunAt) {
        this.id = id;
        this.callId = callId;
        this.begunAt = begunAt;
    }
}
