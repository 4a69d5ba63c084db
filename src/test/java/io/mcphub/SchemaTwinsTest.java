package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.SchemaTables.Table;
import io.mcphub.SchemaTables.UniqueKey;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The migrations of both databases end in the same schema. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaTwinsTest {
    private static final String HOW = "Every migration has a twin: whoever adds src/main/resources/db/migration/sqlite/Vnnn__name.sql also adds"
            + " src/main/resources/db/migration/postgresql/Vnnn__name.sql with the same number and name. There a text is TEXT COLLATE \"C\","
            + " a time or long is BIGINT, an int is INTEGER, a flag is BOOLEAN (TRUE and FALSE, not 1 and 0).";

    /** PostgreSQL begins with the whole schema of this version. */
    private static final int FIRST = 30;

    private TestDatabase sqlite;
    private TestDatabase postgresql;
    private SchemaTables one;
    private SchemaTables other;

    @BeforeAll
    void open() {
        sqlite = new TestDatabase(TestProduct.SQLITE);
        postgresql = new TestDatabase(TestProduct.POSTGRESQL);
        one = SchemaTables.of(sqlite, TestProduct.SQLITE);
        other = SchemaTables.of(postgresql, TestProduct.POSTGRESQL);
    }

    @AfterAll
    void close() {
        sqlite.close();
        postgresql.close();
    }

    @Test
    void migrationsWhenOneIsAddedThenForBothDatabases() throws IOException {
        Set<String> expected = scripts("sqlite");
        assertThat(scripts("postgresql")).as(HOW).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void tablesWhenMigratedThenTheSameWithTheSameColumns() {
        assertThat(other.names()).as(HOW).containsExactlyInAnyOrderElementsOf(one.names());
        for (Table table : one.tables()) {
            assertThat(other.table(table.name()).columns()).as(table.name() + ": " + HOW).containsExactlyInAnyOrderElementsOf(table.columns());
            assertThat(other.table(table.name()).required()).as("NOT NULL in " + table.name() + ": " + HOW).isEqualTo(table.required());
        }
    }

    @Test
    void keysWhenMigratedThenTheSame() {
        for (Table table : one.tables()) {
            Table twin = other.table(table.name());
            assertThat(twin.foreignKeys()).as("REFERENCES in " + table.name() + ": " + HOW).containsExactlyInAnyOrderElementsOf(table.foreignKeys());
            assertThat(keys(twin)).as("unique keys of " + table.name() + ": " + HOW).containsExactlyInAnyOrderElementsOf(keys(table));
        }
    }

    /** A partitioned table has its time in each unique key. */
    private static List<String> keys(Table table) {
        boolean partitioned = table.name().equals("audit_events");
        return table.uniqueKeys().stream().map(key -> names(key, partitioned) + (key.partial() ? " in part" : "")).toList();
    }

    private static Set<String> names(UniqueKey key, boolean partitioned) {
        return key.columns().stream().filter(column -> !partitioned || !column.equals("at")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> scripts(String product) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration", product))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> number(name) > FIRST).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static int number(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }
}
