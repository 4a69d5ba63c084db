package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.persistence.Migrations;
import io.mcphub.testing.OldDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens made before the integrations became JSON reach what they reached. */
class IntegrationsMigrationTest {
    @Test
    void migrateWhenTokensNameIntegrationsByCommasThenTheSameAsJson(@TempDir Path folder) throws Exception {
        OldDatabase database = new OldDatabase(folder, "14");
        database.run("INSERT INTO users (id, email, password_hash, role, status, active, created_at, updated_at, version) VALUES ('u', 'u@example.com', 'x', 'USER', 'APPROVED', 1, 0, 0, 0)");
        database.run("INSERT INTO personal_access_tokens (id, token_hash, user_id, name, access, integrations, tool_names, tools, created_at)"
                + " SELECT column1, column1, 'u', 'n', 'FULL', column2, 'DOTTED', 'ALL', 0 FROM (VALUES ('all', NULL), ('none', ''), ('one', 'slack'), ('two', 'hub,slack'))");

        Migrations.migrate(database.dataSource());

        assertThat(database.pairs("SELECT id, integrations FROM personal_access_tokens")).containsEntry("all", null).containsEntry("none", "[]").containsEntry("one", "[\"slack\"]").containsEntry("two", "[\"hub\",\"slack\"]");
    }
}
