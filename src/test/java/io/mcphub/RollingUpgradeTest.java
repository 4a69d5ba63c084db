package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.WriterStatements.Sent;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nodes of the version before run beside those of this one while a deployment lasts, on the schema of this one. What the earlier code
 * sends must still work: migrations add, and take away one version later.
 */
class RollingUpgradeTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration", "sqlite");

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void statementsOfTheVersionBeforeWhenSentToThisSchemaThenEachDoesItsWork(TestProduct product) throws Exception {
        List<Sent> sent = WriterStatements.read(product, before(product));
        assertThat(sent).extracting(each -> each.sql().split(" ")[0]).contains("INSERT", "SELECT", "UPDATE", "DELETE");

        try (TestDatabase database = new TestDatabase(product); Connection connection = database.dataSource().getConnection()) {
            for (Sent each : sent) {
                assertThat(each.run(connection)).as(each.sql()).isEqualTo(1);
            }
        }
    }

    /**
     * Otherwise the other test would replay something else than what the code sent. Before a release {@code mvn test
     * -Dtest=RollingUpgradeTest -Dwriter.record=true} keeps what it sends now.
     */
    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void statementsOfThisVersionWhenRecordedThenEachTableIsStoredReadAndDeleted(TestProduct product) throws Exception {
        List<Sent> sent = WriterStatements.record(product);

        try (TestDatabase database = new TestDatabase(product); Connection connection = database.dataSource().getConnection()) {
            for (Sent each : sent) {
                assertThat(each.run(connection)).as(each.sql()).isEqualTo(1);
            }
        }
        if (Boolean.getBoolean("writer.record")) {
            WriterStatements.write(product, newest(), sent);
        }
    }

    /** Each release adds its own recording, so the last one before this schema is at most one release old. */
    @Test
    void recordingsWhenListedThenBothProductsHaveTheSame() {
        assertThat(WriterStatements.versions(TestProduct.SQLITE)).isNotEmpty().isEqualTo(WriterStatements.versions(TestProduct.POSTGRESQL));
    }

    /** The newest recording that is not of this very schema. */
    private static int before(TestProduct product) throws IOException {
        int newest = newest();
        return WriterStatements.versions(product).stream().filter(version -> version < newest).mapToInt(Integer::intValue).max().orElseThrow();
    }

    private static int newest() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("V\\d+__.*")).mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf('_')))).max().orElseThrow();
        }
    }
}
