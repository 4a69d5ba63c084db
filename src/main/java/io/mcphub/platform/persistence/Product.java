package io.mcphub.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** A database product that the hub can work on. Whatever differs between products is asked here. */
public interface Product {
    /** As in its JDBC address, and as its folder of migrations is called. */
    String name();

    /** A statement with one parameter that waits until no other transaction has run it with the same text and is still open. */
    String turn();

    /** Makes room for the audit events of the next weeks, in a transaction of its own; runs at the start and every hour. */
    default void prepareAudit(Connection connection, Instant now) throws SQLException {}

    /** Drops the parts of the audit log that ended before this moment, as wholes, in a transaction of its own. Returns how many entries went. */
    default long dropAuditBefore(Connection connection, Instant oldest) throws SQLException {
        return 0;
    }

    /** Whether several nodes can share this database. */
    default boolean isShared() {
        return false;
    }

    /** Opens a way for nodes that share it to tell each other something. */
    default Channel channel() throws SQLException {
        throw new UnsupportedOperationException(name() + " has one node");
    }

    /** A connection of its own that writes, outside all pools. */
    Connection direct() throws SQLException;

    /** Connections for what may take minutes, such as a migration, where those for everything else give up earlier. */
    default DataSource patient(DataSource writer) {
        return writer;
    }

    /** Runs every two seconds beside everything else: what writers need not do themselves. */
    default void tidy() throws SQLException {}

    /** Runs at a clean stop, when nobody writes any more. */
    default void stop(DataSource writer) throws SQLException {}
}
