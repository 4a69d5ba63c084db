package io.mcphub.platform.persistence.sqlite;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Translates SQLite's result codes into JDBC's standard exceptions and SQL states, so that no other package needs the codes. */
final class SqliteErrors {
    /** The file, the disk or the memory failed. SQLite may have rolled back by itself, so the connection must not be reused. */
    private static final Set<SQLiteErrorCode> STORAGE = Set.of(
            SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR, SQLiteErrorCode.SQLITE_READONLY, SQLiteErrorCode.SQLITE_CANTOPEN,
            SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB, SQLiteErrorCode.SQLITE_NOMEM, SQLiteErrorCode.SQLITE_PERM,
            SQLiteErrorCode.SQLITE_PROTOCOL, SQLiteErrorCode.SQLITE_NOLFS);

    /** Another connection or process holds the database. */
    private static final Set<SQLiteErrorCode> HELD = Set.of(SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED);

    private static final Set<SQLiteErrorCode> DATA = Set.of(SQLiteErrorCode.SQLITE_MISMATCH, SQLiteErrorCode.SQLITE_TOOBIG, SQLiteErrorCode.SQLITE_RANGE);

    private SqliteErrors() {}

    /** The standard exception for the error: recoverable, transient, constraint or data. Anything else is returned unchanged. */
    static SQLException translated(SQLException thrown) {
        SQLiteException origin = origin(thrown);
        if (origin == null) {
            return thrown;
        }
        SQLiteErrorCode code = primary(origin);
        if (STORAGE.contains(code)) {
            return new SQLRecoverableException(origin.getMessage(), code == SQLiteErrorCode.SQLITE_FULL ? "53100" : "58030", origin.getErrorCode(), thrown);
        }
        if (HELD.contains(code)) {
            return new SQLTransientException(origin.getMessage(), "40001", origin.getErrorCode(), thrown);
        }
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT) {
            return new SQLIntegrityConstraintViolationException(origin.getMessage(), "23000", origin.getErrorCode(), thrown);
        }
        return DATA.contains(code) ? new SQLDataException(origin.getMessage(), "22000", origin.getErrorCode(), thrown) : thrown;
    }

    private static @Nullable SQLiteException origin(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite;
            }
        }
        return null;
    }

    /** The primary code, which is the lowest byte of an extended one. */
    private static SQLiteErrorCode primary(SQLiteException thrown) {
        return SQLiteErrorCode.getErrorCode(thrown.getResultCode().code & 0xff);
    }
}
