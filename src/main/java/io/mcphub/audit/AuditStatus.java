package io.mcphub.audit;

/** How an action ended. {@code STARTED} is a call that has not ended; {@code INTERRUPTED} one whose process died before it ended. */
public enum AuditStatus {
    STARTED,
    OK,
    ERROR,
    REFUSED,
    INTERRUPTED
}
