package io.mcphub.launcher.data;

import io.mcphub.launcher.configuration.DatabaseAddress;
import io.mcphub.launcher.failures.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code reset-admin}: sets a new password for the first admin, or for the one with the address {@code ADMIN_EMAIL}. It needs only
 * the database and may run while the hub runs, which notices within seconds. It ends all that a reset by
 * another admin ends.
 */
public final class AdminReset {
    /** What {@code PasswordChanged} ends in the hub, by statements of the person. */
    private static final List<String> ENDED = List.of(
            "DELETE FROM sessions WHERE user_id = ?",
            "DELETE FROM personal_access_tokens WHERE user_id = ?",
            "DELETE FROM oauth_consents WHERE user_id = ?",
            "UPDATE api_clients SET secret_hash = '', secret_version = secret_version + 1 WHERE user_id = ?");

    /** What it revokes, by statements of the time and the person. */
    private static final List<String> REVOKED = List.of(
            "UPDATE refresh_tokens SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL",
            "UPDATE oauth_refresh_tokens SET revoked_at = ? WHERE revoked_at IS NULL AND grant_id IN (SELECT id FROM oauth_grants WHERE user_id = ?)",
            "UPDATE oauth_grants SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL");

    private final DatabaseAddress address;
    private final Path folder;
    private final Optional<String> email;

    /**
     * Resets the admin with this e-mail address; without one, the first admin who may sign in.
     *
     * @param folder the data folder, where the first password may wait
     */
    public AdminReset(DatabaseAddress address, Path folder, Optional<String> email) {
        this.address = address;
        this.folder = folder;
        this.email = email.map(typed -> typed.toLowerCase(Locale.ROOT));
    }

    /**
     * The result.
     *
     * @param email whose password was set
     * @param password the new password
     * @param first whether this is the admin whom the first start created
     */
    public record Done(String email, String password, boolean first) {}

    /** Sets a new random password; throws if there is no such admin, or if the database cannot be changed. */
    public Done run() throws StartFailure {
        try (StoredDatabase stored = new StoredDatabase(address)) {
            Done done = reset(stored.connection());
            if (done.first()) {
                new FirstPassword(folder).delete();
            }
            return done;
        } catch (SQLException | IOException | ReflectiveOperationException e) {
            throw StartFailure.configuration("The database " + address + " cannot be changed: " + e.getMessage());
        }
    }

    /** Makes the change in one transaction. */
    Done reset(Connection connection) throws SQLException, StartFailure {
        String[] admin = findAdmin(connection)
                .orElseThrow(() -> StartFailure.configuration("There is no such admin. Start the hub once to create the first one, or set ADMIN_EMAIL to the address of one."));
        String password = Passwords.random();
        long now = System.currentTimeMillis();
        String id = admin[0];
        connection.setAutoCommit(false);
        update(connection, "UPDATE users SET password_hash = ?, version = version + 1 WHERE id = ?", Passwords.hash(password), id);
        for (String statement : ENDED) {
            update(connection, statement, id);
        }
        for (String statement : REVOKED) {
            update(connection, statement, now, id);
        }
        update(connection, "INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, user_id, status, request)"
                        + " VALUES ('OCCURRED', ?, ?, ?, 'reset-admin', 'AUTH_PASSWORD_CHANGED', ?, 'OK', ?)",
                UUID.randomUUID().toString(), now, now, id, "{\"change\":\"reset-admin\",\"subject\":\"" + id + "\"}");
        connection.commit();
        return new Done(admin[1], password, isFirst(connection, id));
    }

    private Optional<String[]> findAdmin(Connection connection) throws SQLException {
        String sql = "SELECT id, email FROM users WHERE role = 'ADMIN'" + (email.isPresent() ? " AND email = ?" : "")
                + " ORDER BY CASE WHEN status = 'APPROVED' AND active THEN 0 ELSE 1 END, created_at, id";
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
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM users WHERE role = 'ADMIN' ORDER BY created_at, id");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getString(1).equals(id);
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
