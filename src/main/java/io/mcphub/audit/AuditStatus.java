package io.mcphub.audit;

/** How a recorded action ended; a call still {@code STARTED} from before this process began is {@code INTERRUPTED}. */
public enum AuditStatus {
    STARTED,
    OK,
    ERROR,
    REFUSED,
    INTERRUPTED
}
