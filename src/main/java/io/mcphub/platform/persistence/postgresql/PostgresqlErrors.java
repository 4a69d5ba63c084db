package io.mcphub.platform.persistence.postgresql;

import java.security.cert.CertificateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.util.Set;

/** Translates PostgreSQL's SQL states into JDBC's standard exceptions, which its driver does not use. */
final class PostgresqlErrors {
    /** Connection, resources (a full disk), the operator (a restart), the system, and a replica that takes no writes. */
    private static final Set<String> STORAGE = Set.of("08", "53", "57", "58", "XX");

    /** What a client of TLS is told instead of how Java walked the certificates. */
    static final String NOT_TRUSTED = "The server that DATABASE_URL names is not trusted: its certificate is not signed by the authority in sslrootcert, or has ended. Correct sslrootcert, or the certificate of the server.";

    private static final String READ_ONLY = "25006";
    /** A statement that took too long is cancelled; the connection is good afterwards. */
    private static final String CANCELLED = "57014";

    private PostgresqlErrors() {}

    /** The standard exception for the error: recoverable, rolled back, constraint or data. Anything else is returned unchanged. */
    static SQLException translated(SQLException thrown) {
        String state = thrown.getSQLState() == null ? "" : thrown.getSQLState();
        if (isOfTrust(thrown)) {
            return new SQLNonTransientConnectionException(NOT_TRUSTED, state, thrown);
        }
        String kind = state.length() < 2 ? "" : state.substring(0, 2);
        if (state.equals(READ_ONLY) || STORAGE.contains(kind) && !state.equals(CANCELLED)) {
            return new SQLRecoverableException(thrown.getMessage(), state, thrown);
        }
        return switch (kind) {
            case "40" -> new SQLTransactionRollbackException(thrown.getMessage(), state, thrown);
            case "23" -> new SQLIntegrityConstraintViolationException(thrown.getMessage(), state, thrown);
            case "22" -> new SQLDataException(thrown.getMessage(), state, thrown);
            default -> thrown;
        };
    }

    private static boolean isOfTrust(Throwable thrown) {
        return thrown instanceof CertificateException || thrown.getCause() != null && isOfTrust(thrown.getCause());
    }
}
