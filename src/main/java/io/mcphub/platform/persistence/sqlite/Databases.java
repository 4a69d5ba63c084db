package io.mcphub.platform.persistence.sqlite;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The two pools on one SQLite file. One connection writes, in IMMEDIATE transactions, so that a writer waits at its start
 * and never fails half-way with SQLITE_BUSY; reads outside transactions go over read-only connections.
 * {@code busyTimeout} must be a bean property: in the URL it is ignored.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/sqlite/writer",
        className = "io.mcphub.platform.persistence.sqlite.WriterDataSource",
        url = "jdbc:sqlite:${MPCONFIG=DATABASE_PATH:data/app.db}" + Databases.WRITING,
        minPoolSize = 1,
        maxPoolSize = 1,
        properties = {
            "busyTimeout=5000",
            "transactionMode=IMMEDIATE",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"
        })
@DataSourceDefinition(
        name = "java:app/jdbc/sqlite/reader",
        className = "org.sqlite.SQLiteDataSource",
        url = "jdbc:sqlite:${MPCONFIG=DATABASE_PATH:data/app.db}?foreign_keys=on",
        minPoolSize = 1,
        maxPoolSize = 16,
        properties = {"busyTimeout=5000", "readOnly=true"})
public class Databases {
    /**
     * How the writing connections work. {@link Sqlite#tidy} moves the log into the file; a writer does it only if that was kept from it
     * until the log has 64 MB.
     */
    static final String WRITING = "?journal_mode=WAL&synchronous=NORMAL&foreign_keys=on&wal_autocheckpoint=16384";

    /** In milliseconds, as in the annotations. */
    static final int BUSY_TIMEOUT = 5000;
}
