package io.mcphub.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Lets one transaction at a time do a thing, on all nodes. For changes that depend on rows which they do not change themselves, such
 * as "another admin remains", or that store what was not found.
 */
@ApplicationScoped
public class Turns {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Products products;

    /**
     * Waits until no other transaction has this turn. It ends with the transaction of the caller, whose later reads see what those
     * before stored. Take it before the first read.
     *
     * @param what names the turn
     */
    public void take(String what) {
        Connection connection = Objects.requireNonNull(em.unwrap(Connection.class), "a turn belongs to a transaction");
        try (PreparedStatement statement = connection.prepareStatement(products.chosen().turn())) {
            statement.setString(1, what);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("no turn for " + what, e);
        }
    }
}
