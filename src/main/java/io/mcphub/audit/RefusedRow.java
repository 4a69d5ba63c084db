package io.mcphub.audit;

/** The database does not take one row of a batch, whatever its state: the others can be written without it. */
final class RefusedRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedRow(Throwable cause) {
        super("a row of the audit log is refused", cause);
    }
}
