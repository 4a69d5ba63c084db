package io.mcphub.platform.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.StartRefusal;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
    /** A refusal tells the launcher by these. */
    @AfterEach
    void forget() {
        List.of("hub.start-failure", "hub.start-failure-is-configuration").forEach(System::clearProperty);
    }

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void migrateWhenTheSchemaIsOfANewerHubThenRefusedWithItsVersion(TestProduct product) {
        try (TestDatabase database = new TestDatabase(product)) {
            database.run(em -> em.createNativeQuery("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)"
                    + " SELECT 999, '999', 'later', type, 'V999__later.sql', 1, installed_by, installed_on, 1, success FROM flyway_schema_history WHERE version = '031'").executeUpdate());
            try {
                assertThatThrownBy(() -> Migrations.migrate(database.dataSource())).isInstanceOf(StartRefusal.class).hasMessageContaining("newer hub").hasMessageContaining("999");
            } finally {
                database.run(em -> em.createNativeQuery("DELETE FROM flyway_schema_history WHERE version = '999'").executeUpdate());
            }
        }
    }
}
