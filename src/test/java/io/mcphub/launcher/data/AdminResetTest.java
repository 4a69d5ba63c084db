package io.mcphub.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.launcher.configuration.DatabaseAddress;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminResetTest {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void resetWhenThereAreAdminsThenTheFirstGetsTheNewPasswordAndLosesSessions() throws Exception {
        insertAdmin("later", 2);
        insertAdmin("first", 1);
        execute("INSERT INTO sessions (id, token_hash, user_id, created_at, last_used_at, expires_at) VALUES ('s', 'h', 'first', 0, 0, 0)");

        AdminReset.Done done = reset(Optional.empty());

        assertThat(done.email()).isEqualTo("first@example.com");
        assertThat(done.first()).isTrue();
        String password = done.password();
        assertThat(new Pbkdf2PasswordHashImpl().verify(password.toCharArray(), query("SELECT password_hash FROM users WHERE id = 'first'"))).isTrue();
        assertThat(query("SELECT password_hash FROM users WHERE id = 'later'")).isEqualTo("old");
        assertThat(query("SELECT count(*) FROM sessions")).isEqualTo("0");
        assertThat(query("SELECT action || status || user_id || request FROM audit_events"))
                .isEqualTo("AUTH_PASSWORD_CHANGEDOKfirst{\"change\":\"reset-admin\",\"subject\":\"first\"}");
    }

    @Test
    void resetWhenTheFirstAdminIsBlockedThenOneWhoMayEnter() throws Exception {
        insertAdmin("first", 1);
        insertAdmin("later", 2);
        execute("UPDATE users SET active = FALSE WHERE id = 'first'");

        assertThat(reset(Optional.empty()).email()).isEqualTo("later@example.com");
    }

    @Test
    void resetWhenAnAddressIsConfiguredThenThatAdmin() throws Exception {
        insertAdmin("first", 1);
        insertAdmin("later", 2);

        AdminReset.Done done = reset(Optional.of("LATER@example.com"));

        assertThat(done.email()).isEqualTo("later@example.com");
        assertThat(done.first()).isFalse();
    }

    /** The hub ends it by observers of its stores, this command by statements: whatever one of them learns, the other must. */
    @Test
    void resetWhenTheAdminHasCredentialsThenTheSameEndsAsWhenAnotherAdminResets() throws Exception {
        try (TestDatabase other = new TestDatabase()) {
            for (TestDatabase each : List.of(database, other)) {
                AdminCredentials.fill(each, "first", "second");
            }
            List<String> untouched = AdminCredentials.of(database, "second");

            reset(Optional.of("first@example.com"));
            AdminCredentials.resetInTheHub(other, "first");

            assertThat(AdminCredentials.of(database, "first")).isEqualTo(AdminCredentials.of(other, "first")).hasSizeGreaterThan(3);
            assertThat(AdminCredentials.of(database, "second")).isEqualTo(untouched).isEqualTo(AdminCredentials.of(other, "second"));
        }
    }

    @Test
    void resetWhenThereIsNoAdminThenExitCodeTwo() {
        assertThatThrownBy(() -> reset(Optional.empty())).isInstanceOfSatisfying(StartFailure.class, e -> assertThat(e.exitCode()).isEqualTo(2));
    }

    private AdminReset.Done reset(Optional<String> email) throws SQLException, StartFailure {
        try (Connection connection = database.dataSource().getConnection()) {
            return new AdminReset(DatabaseAddress.of(Path.of("unused")), Path.of("unused"), email).reset(connection);
        }
    }

    private void insertAdmin(String id, int createdAt) throws SQLException {
        execute("INSERT INTO users (id, email, password_hash, role, status, rejected_reason, active, created_at, version) VALUES ('" + id + "', '" + id + "@example.com', 'old', 'ADMIN', 'APPROVED', NULL, TRUE, " + createdAt + ", 0)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
