package io.mcphub.audit;

/** The database rejects one row of a batch because of its content. The other rows can be stored without it. */
final class RefusedRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedRow(Throwable cause) {
        super("a row of the audit log is refused", cause);
    }
}
