package io.mcphub.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of the tests of this JVM, on a free port of this machine; started when first asked for. */
public final class PostgresqlServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Map<Path, PGSimpleDataSource> OF_FOLDERS = new ConcurrentHashMap<>();
    private static EmbeddedPostgres server;

    private PostgresqlServer() {}

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").setServerConfig("fsync", "off").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    /** A new database that looks like another one, such as {@code template1}, which is empty. */
    public static PGSimpleDataSource database(String template) {
        String name = "hub_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return named(name);
    }

    /** The database of the hub that is started in this folder, again and again. */
    static PGSimpleDataSource ofFolder(Path folder) {
        return OF_FOLDERS.computeIfAbsent(folder.toAbsolutePath(), first -> database("template1"));
    }

    /** All rows of the database of the hub that was started in this folder. */
    static String stored(Path folder) {
        String rows = "SELECT string_agg(query_to_xml(format('SELECT * FROM %I', tablename), true, true, '')::text, '') FROM pg_tables WHERE schemaname = 'public'";
        try (Connection connection = ofFolder(folder).getConnection(); Statement statement = connection.createStatement(); ResultSet all = statement.executeQuery(rows)) {
            all.next();
            return all.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database by its name. */
    static PGSimpleDataSource named(String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://localhost:" + server().getPort() + "/" + name);
        database.setUser("postgres");
        database.setPassword("postgres");
        return database;
    }

    /** Where a database is, as a person would write it: a data source adds every parameter with its default. */
    public static String address(PGSimpleDataSource database) {
        return database.getUrl().replaceAll("\\?.*", "");
    }

    /** What a hub is told to work on this database, with the secrets that all its nodes share. */
    public static Map<String, String> environment(PGSimpleDataSource database) {
        return Map.of(
                "DATABASE_URL", address(database),
                "DATABASE_USER", database.getUser(),
                "DATABASE_PASSWORD", database.getPassword(),
                "JWT_SECRET", "synthetic secret of the nodes of a test",
                "TOKENS_ENCRYPTION_KEY", "synthetic key of the nodes of a test");
    }

    /** Runs a statement of the administrator. */
    public static void execute(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
