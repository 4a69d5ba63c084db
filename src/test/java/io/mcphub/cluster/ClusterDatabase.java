package io.mcphub.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of one test, which the test may restart. It writes to the disk before it confirms, as in production. */
public final class ClusterDatabase implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final EmbeddedPostgres server;

    public ClusterDatabase() {
        try {
            folder = Files.createTempDirectory("cluster-database");
            server = EmbeddedPostgres.builder().setDataDirectory(folder).setServerConfig("max_connections", "300").setServerConfig("synchronous_commit", "on").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** The database, by way of this port. */
    PGSimpleDataSource through(int port) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        database.setUser("postgres");
        database.setPassword("postgres");
        return database;
    }

    /** Stops the server without waiting for those who are connected, and starts it again. */
    void restart() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(programs().resolve("pg_ctl").toString(), "-D", folder.toString(), "-l", folder.resolve("log.txt").toString(), "-m", "fast", "-w", "restart"));
        if (Files.getOwner(folder).getName().equals("root")) {
            // The server does not run as root; it is started in a namespace where nobody is.
            command.addAll(0, List.of("unshare", "-U"));
        }
        Process restart = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!restart.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || restart.exitValue() != 0) {
            throw new IllegalStateException("the database does not restart: " + command);
        }
    }

    private Path programs() {
        return Path.of(ProcessHandle.of(pid()).orElseThrow().info().command().orElseThrow()).getParent();
    }

    /** The first process of the server; all others are its children. */
    long pid() {
        try {
            return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what a query finds. */
    List<String> texts(String query) {
        List<String> found = new ArrayList<>();
        try (Connection connection = through(port()).getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
        return found;
    }

    /** Changes rows, as if another node or time had. */
    void change(String statement) {
        try (Connection connection = through(port()).getConnection(); Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The one number that a query finds. */
    long number(String query) {
        return Math.round(Double.parseDouble(texts(query).get(0)));
    }

    /** The server deletes its folder. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
