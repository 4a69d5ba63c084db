package io.mcphub.platform.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.common.BaseDataSource;

/** Where the database is and who asks it: {@code DATABASE_URL}, {@code DATABASE_USER} and {@code DATABASE_PASSWORD}. */
record Address(String url, @Nullable String user, @Nullable String password) {
    /** How the connections call themselves in {@code pg_stat_activity}. */
    private static final String NAME = "mcp-hub";

    /** For all of a login; without TLS the driver tries twice, and each step of it may be silent. */
    private static final int LOGIN_SECONDS = 4;
    private static final int MILLIS = 1000;
    /**
     * How long an answer may take. Without a limit, a network that loses packets would hold whoever waits for minutes or for ever. What takes
     * longer by its nature uses {@link Postgresql#patient}.
     */
    static final int ANSWER_SECONDS = 10;
    private static final int READ_SECONDS = ANSWER_SECONDS - 2;

    /** What the environment says. The server makes data sources, so that nothing can be injected. */
    static Address configured() {
        Config config = ConfigProvider.getConfig();
        Optional<String> url = config.getOptionalValue("DATABASE_URL", String.class);
        return new Address(
                url.orElse("jdbc:postgresql://localhost/hub"),
                config.getOptionalValue("DATABASE_USER", String.class).orElse(null),
                config.getOptionalValue("DATABASE_PASSWORD", String.class).orElse(null));
    }

    /** Sets what the address itself does not say. A server that answers late lets nobody in; later answers may take as long as {@link #limit} says. */
    void giveTo(BaseDataSource database) {
        Map.of(
                PGProperty.APPLICATION_NAME, NAME,
                PGProperty.LOGIN_TIMEOUT, String.valueOf(LOGIN_SECONDS),
                PGProperty.CONNECT_TIMEOUT, String.valueOf(LOGIN_SECONDS),
                PGProperty.SOCKET_TIMEOUT, String.valueOf(LOGIN_SECONDS),
                PGProperty.TCP_KEEP_ALIVE, "true").forEach((property, value) -> giveTo(database, property, value));
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
    }

    /** From now on each answer may take so many seconds, 0 for any time, unless the address says another limit. */
    void limit(Connection connection, int answerSeconds) throws SQLException {
        if (!says(PGProperty.SOCKET_TIMEOUT)) {
            connection.setNetworkTimeout(Runnable::run, answerSeconds * MILLIS);
        }
    }

    /**
     * From now on the server ends a read before {@link #ANSWER_SECONDS} are over, unless the address says another limit. Otherwise the connection
     * would be given up, as if the server were gone.
     */
    void limitReads(Connection connection) throws SQLException {
        limit(connection, ANSWER_SECONDS);
        if (!says(PGProperty.SOCKET_TIMEOUT)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET statement_timeout = '" + READ_SECONDS + "s'");
            }
        }
    }

    /** What is set already, a data source does not take from its address. */
    private void giveTo(BaseDataSource database, PGProperty property, String value) {
        if (!says(property)) {
            database.setProperty(property, value);
        }
    }

    private boolean says(PGProperty property) {
        Properties said = Driver.parseURL(url, null);
        return said != null && property.getSetString(said) != null;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }
}
