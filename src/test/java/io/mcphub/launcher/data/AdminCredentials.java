package io.mcphub.launcher.data;

import io.mcphub.audit.AuditTrail;
import io.mcphub.authorization.clients.ApiClientStore;
import io.mcphub.authorization.grants.ConsentStore;
import io.mcphub.authorization.grants.GrantStore;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.RecordedAudit;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import io.mcphub.users.TestAccounts;
import io.mcphub.users.Users;
import io.mcphub.users.sessions.Sessions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything that lets an admin in, as rows. */
final class AdminCredentials {
    /** One row each for the person {@code $}; times are 1, ends far ahead. */
    private static final List<String> ROWS = List.of(
            "INSERT INTO users (id, email, password_hash, role, status, active, created_at, version) VALUES ('$', '$@example.com', 'old', 'ADMIN', 'APPROVED', TRUE, 1, 0)",
            "INSERT INTO sessions (id, token_hash, user_id, created_at, last_used_at, expires_at) VALUES ('s$', 's$', '$', 1, 1, 9999999999999)",
            "INSERT INTO refresh_tokens (id, token_hash, family_id, user_id, created_at, expires_at) VALUES ('r$', 'r$', 'f$', '$', 1, 9999999999999)",
            "INSERT INTO personal_access_tokens (id, token_hash, user_id, name, access, tool_names, tools, created_at) VALUES ('p$', 'p$', '$', 'n', 'FULL', 'DOTTED', 'ALL', 1)",
            "INSERT INTO oauth_grants (id, user_id, client_id, client_name, scope, access, tool_names, created_at) VALUES ('g$', '$', 'c', 'c', 'mcp', 'FULL', 'DOTTED', 1)",
            "INSERT INTO oauth_refresh_tokens (token_hash, grant_id, created_at, expires_at) VALUES ('t$', 'g$', 1, 9999999999999)",
            "INSERT INTO oauth_consents (id, user_id, client_id, client_name, scope, access, tool_names, created_at) VALUES ('k$', '$', 'c', 'c', 'mcp', 'FULL', 'DOTTED', 1)",
            "INSERT INTO api_clients (id, client_id, secret_hash, user_id, name, redirect_uris, access, created_at) VALUES ('a$', 'cc_$', 'hash', '$', 'n', '[]', 'FULL', 1)");

    private static final List<String> QUERIES = List.of(
            "SELECT * FROM sessions WHERE user_id = '$'",
            "SELECT * FROM refresh_tokens WHERE user_id = '$'",
            "SELECT * FROM personal_access_tokens WHERE user_id = '$'",
            "SELECT * FROM oauth_grants WHERE user_id = '$'",
            "SELECT * FROM oauth_refresh_tokens WHERE grant_id = 'g$'",
            "SELECT * FROM oauth_consents WHERE user_id = '$'",
            "SELECT * FROM api_clients WHERE user_id = '$'");

    private AdminCredentials() {}

    static void fill(TestDatabase database, String... people) throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            for (String person : people) {
                for (String row : ROWS) {
                    statement.executeUpdate(row.replace("$", person));
                }
            }
        }
    }

    /** What is left of it; of times only whether there is one. */
    static List<String> of(TestDatabase database, String person) throws SQLException {
        List<String> left = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            for (String query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(query.replace("$", person))) {
                    while (rows.next()) {
                        left.add(row(rows));
                    }
                }
            }
        }
        return left;
    }

    private static String row(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String value = row.getString(i);
            text.append(columns.getColumnName(i)).append('=').append(columns.getColumnName(i).endsWith("_at") ? String.valueOf(value != null) : value).append(' ');
        }
        return text.toString();
    }

    /** As {@code POST /api/admin/users/{id}/reset_password} does. */
    static void resetInTheHub(TestDatabase database, String person) throws ClassNotFoundException {
        BeanBox beans = new BeanBox(database).with(HubClock.class, new HubClock()).with(HubConfig.class, new TestConfig()).with(AuditTrail.class, new RecordedAudit(database));
        for (String store : List.of("users.sessions.SessionStore", "tokens.RefreshTokenStore", "tokens.PersonalTokenStore")) {
            beans.get(Class.forName("io.mcphub." + store));
        }
        List.of(GrantStore.class, ConsentStore.class, ApiClientStore.class).forEach(beans::get);
        TestAccounts.withPasswords(beans);
        Sessions sessions = beans.get(Sessions.class);
        String cookie = sessions.open("second").reveal();
        beans.get(Users.class).resetPassword(sessions.find(cookie).orElseThrow(), person, true);
        sessions.close(cookie);
    }
}
