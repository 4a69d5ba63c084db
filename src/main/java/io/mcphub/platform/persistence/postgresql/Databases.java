package io.mcphub.platform.persistence.postgresql;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The two pools of one node. Transactions are short, so that few connections serve many calls; reads outside transactions have
 * connections of their own, which cannot write. Nothing connects before {@code DATABASE_URL} chooses this product.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/postgresql/writer",
        className = "io.mcphub.platform.persistence.postgresql.WriterDataSource",
        minPoolSize = 1,
        maxPoolSize = 8,
        properties = {
            Databases.PATIENCE,
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"
        })
@DataSourceDefinition(
        name = "java:app/jdbc/postgresql/reader",
        className = "io.mcphub.platform.persistence.postgresql.ReaderDataSource",
        minPoolSize = 1,
        maxPoolSize = 16,
        properties = {
            Databases.PATIENCE,
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"
        })
public class Databases {
    /** How long a caller waits for a connection that others use; the server's own limit is a minute, which no client waits for. */
    static final String PATIENCE = "fish.payara.max-wait-time-in-millis=10000";
}
