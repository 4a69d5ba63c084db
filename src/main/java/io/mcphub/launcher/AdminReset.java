package io.mcphub.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * {@code reset-admin}: sets a new password for the first admin, or for the one with the address {@code ADMIN_EMAIL}. It needs only
 * write access to the database file and may run while the hub runs, which notices within seconds. It ends all that a reset by
 * another admin ends.
 */
final class AdminReset {
    private static final String WAR = "MICRO-INF/deploy/ROOT.war";
    private static final String DRIVER_JAR = "WEB-INF/lib/sqlite-jdbc-";

    /** The SQL statements that end what {@code PasswordChanged} ends in the hub. Parameters: (1) the time, (2) the person. */
    private static final List<String> ENDINGS = List.of(
            "DELETE FROM sessions WHERE user_id = ?2",
            "UPDATE refresh_tokens SET revoked_at = CAST(?1 AS INTEGER) WHERE user_id = ?2 AND revoked_at IS NULL",
            "DELETE FROM personal_access_tokens WHERE user_id = ?2",
            "DELETE FROM oauth_consents WHERE user_id = ?2",
            "UPDATE oauth_refresh_tokens SET revoked_at = CAST(?1 AS INTEGER) WHERE revoked_at IS NULL AND grant_id IN (SELECT id FROM oauth_grants WHERE user_id = ?2)",
            "UPDATE oauth_grants SET revoked_at = CAST(?1 AS INTEGER) WHERE user_id = ?2 AND revoked_at IS NULL",
            "UPDATE api_clients SET secret_hash = '', secret_version = secret_version + 1 WHERE user_id = ?2");

    private final Path database;
    private final Optional<String> email;

    /** Resets the admin with this address; without one, the first admin who may sign in. */
    AdminReset(Path database, Optional<String> email) {
        this.database = database;
        this.email = email;
    }

    /**
     * The result.
     *
     * @param email whose password was set
     * @param password the new password
     * @param first whether this is the admin whom the first start created
     */
    record Done(String email, String password, boolean first) {}

    /** Sets a new random password. */
    Done run() throws StartFailure {
        if (!Secrets.isFilled(database)) {
            throw StartFailure.configuration("There is no database at " + database + " yet. Start the hub first, or set DATABASE_PATH.");
        }
        try {
            Path driverJar = extractDriver();
            try (URLClassLoader loader = new URLClassLoader(new URL[] {driverJar.toUri().toURL()});
                    Connection connection = connect(loader, database)) {
                Done done = reset(connection);
                if (done.first()) {
                    new FirstPassword(database).delete();
                }
                return done;
            } finally {
                Files.deleteIfExists(driverJar);
            }
        } catch (SQLException | IOException | ReflectiveOperationException | URISyntaxException e) {
            throw StartFailure.configuration("The database " + database + " cannot be changed: " + e.getMessage());
        }
    }

    /** Makes the change in one transaction. */
    Done reset(Connection connection) throws SQLException, StartFailure {
        String[] admin = findAdmin(connection)
                .orElseThrow(() -> StartFailure.configuration("There is no such admin. Start the hub once to create the first one, or set ADMIN_EMAIL to the address of one."));
        String password = Passwords.random();
        String now = String.valueOf(System.currentTimeMillis());
        connection.setAutoCommit(false);
        update(connection, "UPDATE users SET password_hash = ?, version = version + 1 WHERE id = ?", Passwords.hash(password), admin[0]);
        for (String ending : ENDINGS) {
            update(connection, ending, now, admin[0]);
        }
        update(connection, "INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, user_id, status, request)"
                        + " VALUES ('OCCURRED', ?, CAST(? AS INTEGER), CAST(? AS INTEGER), 'reset-admin', 'AUTH_PASSWORD_CHANGED', ?, 'OK', ?)",
                UUID.randomUUID().toString(), now, now, admin[0], "{\"change\":\"reset-admin\",\"subject\":\"" + admin[0] + "\"}");
        connection.commit();
        return new Done(admin[1], password, isFirst(connection, admin[0]));
    }

    private Optional<String[]> findAdmin(Connection connection) throws SQLException {
        String sql = "SELECT id, email FROM users WHERE role = 'ADMIN'" + (email.isPresent() ? " AND email = ?" : "") + " ORDER BY (status = 'APPROVED' AND active = 1) DESC, created_at, id LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (email.isPresent()) {
                statement.setString(1, email.get());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new String[] {rows.getString(1), rows.getString(2)}) : Optional.empty();
            }
        }
    }

    private static boolean isFirst(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM users WHERE role = 'ADMIN' ORDER BY created_at, id LIMIT 1");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getString(1).equals(id);
        }
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static Connection connect(ClassLoader loader, Path database) throws SQLException, ReflectiveOperationException {
        Driver driver = (Driver) loader.loadClass("org.sqlite.JDBC").getConstructor().newInstance();
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", "5000");
        properties.setProperty("transaction_mode", "IMMEDIATE");
        return driver.connect("jdbc:sqlite:" + database, properties);
    }

    /** Copies the SQLite driver out of the WAR inside our jar. */
    private static Path extractDriver() throws IOException, URISyntaxException {
        Path jar = Path.of(AdminReset.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (java.util.zip.ZipFile file = new java.util.zip.ZipFile(jar.toFile())) {
            ZipEntry war = file.getEntry(WAR);
            if (war == null) {
                throw new IOException("this command works from mcp-hub.jar only");
            }
            try (InputStream content = file.getInputStream(war); ZipInputStream entries = new ZipInputStream(content)) {
                for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    if (entry.getName().startsWith(DRIVER_JAR)) {
                        Path target = Files.createTempFile("mcp-hub-sqlite", ".jar");
                        Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
                        return target;
                    }
                }
            }
        }
        throw new IOException("the bundle holds no SQLite driver");
    }
}
