package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.persistence.Migrations;
import io.mcphub.testing.OldDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens made while dots were the rule never asked for them. */
class ToolNamesMigrationTest {
    @Test
    void migrateWhenTokensHoldDotsThenDefaultAndFlatStays(@TempDir Path folder) throws Exception {
        OldDatabase database = new OldDatabase(folder, "30");
        database.run("INSERT INTO users (id, email, password_hash, role, status, active, created_at, version) VALUES ('u', 'u@example.com', 'x', 'USER', 'APPROVED', 1, 0, 0)");
        database.run("INSERT INTO personal_access_tokens (id, token_hash, user_id, name, access, integrations, tool_names, tools, created_at)"
                + " SELECT column1, column1, 'u', 'n', 'FULL', NULL, column1, 'ALL', 0 FROM (VALUES ('DOTTED'), ('FLAT'))");

        Migrations.migrate(database.dataSource());

        assertThat(database.pairs("SELECT id, tool_names FROM personal_access_tokens")).containsEntry("DOTTED", "DEFAULT").containsEntry("FLAT", "FLAT");
    }
}
