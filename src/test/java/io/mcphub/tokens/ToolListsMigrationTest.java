package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.persistence.Migrations;
import io.mcphub.testing.OldDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens and consents from before the short list keep what their clients know. */
class ToolListsMigrationTest {
    @Test
    void migrateWhenTokensAndConsentsExistThenTheyKeepTheirListsAndStructuredContent(@TempDir Path folder) throws Exception {
        OldDatabase database = new OldDatabase(folder, "45");
        database.run("INSERT INTO users (id, email, password_hash, role, status, active, created_at, version) VALUES ('u', 'a@example.com', 'x', 'USER', 'APPROVED', 1, 0, 0)");
        for (String mode : new String[] {"ALL", "DISCOVERY"}) {
            database.run("INSERT INTO personal_access_tokens (id, token_hash, user_id, name, access, tool_names, tools, created_at)"
                    + " VALUES ('" + mode + "', '" + mode + "', 'u', 'n', 'FULL', 'DEFAULT', '" + mode + "', 1)");
        }
        database.run("INSERT INTO oauth_grants (id, user_id, client_id, client_name, scope, access, tool_names, created_at) VALUES ('g', 'u', 'c', 'c', 'mcp', 'FULL', 'DEFAULT', 1)");
        database.run("INSERT INTO oauth_consents (id, user_id, client_id, client_name, scope, access, tool_names, created_at) VALUES ('k', 'u', 'c', 'c', 'mcp', 'FULL', 'DEFAULT', 1)");

        Migrations.migrate(database.dataSource());

        assertThat(database.pairs("SELECT id, tools || ' ' || structured FROM personal_access_tokens")).isEqualTo(Map.of("ALL", "ALL 1", "DISCOVERY", "DISCOVERY 1"));
        assertThat(database.pairs("SELECT id, tools || ' ' || structured FROM oauth_grants")).isEqualTo(Map.of("g", "ALL 1"));
        assertThat(database.pairs("SELECT id, tools || ' ' || structured FROM oauth_consents")).isEqualTo(Map.of("k", "ALL 1"));
    }
}
