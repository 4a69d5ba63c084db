package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.SchemaTables.ForeignKey;
import io.mcphub.SchemaTables.Table;
import io.mcphub.SchemaTables.UniqueKey;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What Hibernate's validation overlooks: every entity is stored through EclipseLink with all columns filled, and the migrated
 * schema is asked what arrived and what it refuses. Entities and tables are found, not listed, so a new one is tested or fails here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoundTrips {
    private final TestDatabase database;
    private final SchemaTables schema;
    private final EntitySamples samples;

    RoundTrips(TestProduct product) {
        database = new TestDatabase(product);
        schema = SchemaTables.of(database, product);
        samples = new EntitySamples(database, schema);
    }

    @BeforeAll
    void store() {
        samples.storeAll();
    }

    @AfterAll
    void close() throws Exception {
        database.close();
    }

    @Test
    void entitiesWhenFoundByTheContainerThenAllOfThem() {
        assertThat(samples.entities()).extracting(EntitySamples.Sample::type).containsExactlyInAnyOrderElementsOf(SchemaTest.entities());
    }

    @Test
    void columnsWhenStoredThenEachIsMappedAndHasTheTypeOfItsAttribute() {
        for (EntitySamples.Sample sample : samples.entities()) {
            Table table = schema.table(sample.table());
            Set<String> mapped = new LinkedHashSet<>();
            for (EntitySamples.Attribute attribute : sample.attributes()) {
                String column = attribute.column();
                mapped.add(column);
                assertThat(schema.typeOf(column, sample.table())).as(sample.table() + "." + column).isEqualTo(attribute.storedAs(schema));
            }
            assertThat(table.columns()).as(sample.table()).containsExactlyInAnyOrderElementsOf(mapped);
        }
    }

    @Test
    void attributesWhenReadBackThenWhatWasStored() {
        for (EntitySamples.Sample sample : samples.entities()) {
            Object read = samples.read(sample);
            for (EntitySamples.Attribute attribute : sample.attributes()) {
                assertThat(attribute.of(read))
                        .as(sample.type().getSimpleName() + "." + attribute.name())
                        .isNotNull()
                        .isEqualTo(attribute.of(sample.entity()));
            }
        }
    }

    @Test
    void constantsWhenStoredThenTheSchemaAcceptsEachOfThem() {
        for (EntitySamples.Sample sample : samples.entities()) {
            for (EntitySamples.Attribute attribute : sample.attributes()) {
                Class<?> type = attribute.type();
                if (type.isEnum()) {
                    for (Object constant : type.getEnumConstants()) {
                        assertThat(schema.attempt("UPDATE " + sample.table() + " SET " + attribute.column() + " = '" + ((Enum<?>) constant).name() + "'"))
                                .as(sample.table() + " takes " + constant)
                                .isNull();
                    }
                }
            }
        }
    }

    @Test
    void nullWhenTheAttributeMustNotBeThenTheSchemaRefuses() {
        for (EntitySamples.Sample sample : samples.entities()) {
            Set<String> required = sample.required();
            assertThat(schema.table(sample.table()).required()).as(sample.table()).containsExactlyInAnyOrderElementsOf(required);
            for (String column : required) {
                assertThat(schema.attempt("UPDATE " + sample.table() + " SET " + column + " = NULL")).as(sample.table() + "." + column).containsAnyOf(schema.nullRefused().toArray(String[]::new));
            }
        }
    }

    @Test
    void duplicateWhenAKeyIsUniqueThenTheSchemaRefuses() {
        int keys = 0;
        for (EntitySamples.Sample sample : samples.entities()) {
            Table table = schema.table(sample.table());
            for (UniqueKey key : table.uniqueKeys()) {
                assertThat(schema.attempt(samples.copyWithSame(sample, key))).as(sample.table() + key.columns()).contains(schema.duplicateRefused(table, key));
                keys++;
            }
            assertThat(table.uniqueKeys()).as(sample.table() + " has what its entity declares unique").extracting(UniqueKey::columns).containsAll(sample.declaredUnique());
        }
        assertThat(keys).isGreaterThan(samples.entities().size());
    }

    @Test
    void hashesWhenTheyFindARowThenTheyAreUnique() {
        for (Table table : schema.tables()) {
            List<String> finders = table.columns().stream().filter(c -> c.endsWith("_hash") && !Set.of("password_hash", "secret_hash").contains(c)).toList();
            assertThat(table.uniqueKeys()).as(table.name()).extracting(UniqueKey::columns).containsAll(finders.stream().map(List::of).toList());
        }
    }

    @Test
    void orphanWhenAKeyIsForeignThenTheSchemaRefuses() {
        for (EntitySamples.Sample sample : samples.entities()) {
            for (ForeignKey key : schema.table(sample.table()).foreignKeys()) {
                assertThat(schema.attempt("UPDATE " + sample.table() + " SET " + key.column() + " = 'nobody'")).as(sample.table() + "." + key.column()).contains(schema.orphanRefused());
            }
        }
    }

    /** A person's rows go with them; the audit log alone keeps the id. */
    @Test
    void rowsWhenTheirOwnerIsDeletedThenGoneExceptTheAuditLog() throws SQLException {
        for (Table table : schema.tables()) {
            boolean owned = table.columns().contains("user_id") && !table.name().equals("audit_events");
            assertThat(table.foreignKeys().stream().anyMatch(k -> k.column().equals("user_id") && k.parent().equals("users") && k.cascades())).as(table.name()).isEqualTo(owned);
        }
        for (Table table : schema.tables()) {
            boolean kept = !table.columns().contains("user_id") && table.foreignKeys().isEmpty() && !table.name().equals("users") || table.name().equals("audit_events");
            assertThat(schema.after("DELETE FROM users", "SELECT COUNT(*) FROM " + table.name())).as(table.name()).containsExactly(kept ? "1" : "0");
        }
    }

    @Test
    void sampleWhenAnAttributeIsOfAKindThatNobodyThoughtOfThenTheBuildFails() {
        assertThatThrownBy(() -> EntitySamples.value(java.util.Map.class, "t.c")).isInstanceOf(AssertionError.class).hasMessageContaining("t.c");
    }
}
