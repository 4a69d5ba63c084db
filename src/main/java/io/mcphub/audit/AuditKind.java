package io.mcphub.audit;

/** The role of an event. A call has two events, everything else has one. */
enum AuditKind {
    /** A call began. */
    BEGUN,
    /** A call ended, or was declared interrupted. */
    ENDED,
    /** Something without a duration happened, such as a sign-in. */
    OCCURRED
}
