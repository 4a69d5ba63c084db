package io.mcphub.audit;

/** What an event says of its entry: a call has two events, everything else one. */
enum AuditKind {
    /** A call began. */
    BEGUN,
    /** A call ended, or nobody will see it end any more. */
    ENDED,
    /** Something happened that has no duration, such as a sign-in. */
    OCCURRED
}
