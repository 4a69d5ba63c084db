package io.mcphub.platform.persistence;

import java.sql.SQLException;

/** What a {@link GuardedConnection} asks about the product's connection behind it. */
public interface ConnectionRules {
    /** The error as JDBC's standard exceptions put it; unchanged if it is none of them. */
    SQLException translated(SQLException thrown);

    /** Whether this error means that the database takes no writes, also not those of others. */
    boolean stopsWrites(SQLException translated);

    /** Whether the connection still works. */
    boolean works() throws SQLException;

    /**
     * Called before each transaction.
     *
     * @param failing whether it is known that the database takes no writes
     */
    default void beforeBegin(boolean failing) throws SQLException {}

    /** Called after each transaction, however it ended; also without one. */
    default void afterEnd() {}
}
