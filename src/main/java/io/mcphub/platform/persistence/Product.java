package io.mcphub.platform.persistence;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A database product that the hub can work on. Whatever differs between products is asked here. */
public interface Product {
    /** As in its JDBC address, and as its folder of migrations is called. */
    String name();

    /** Runs at a clean stop, when nobody writes any more. */
    default void stop(DataSource writer) throws SQLException {}
}
