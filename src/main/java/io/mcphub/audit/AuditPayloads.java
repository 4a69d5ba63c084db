package io.mcphub.audit;

/**
 * Whether the log keeps what calls contain or only its size. The package {@code settings} implements it, because the audit log must
 * not depend on settings.
 */
public interface AuditPayloads {
    /** True: store arguments and results, without secrets. False: store only member names and sizes. */
    boolean kept();
}
