package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import jakarta.persistence.Entity;
import java.sql.Types;
import java.util.List;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.junit.jupiter.api.Test;

/** Hibernate validates the entities against the migrated schema: the build fails when SQL and entities drift apart. */
class SchemaTest {
    @Test
    void entitiesWhenSchemaIsMigratedThenAgree() throws Exception {
        validate(TestProduct.SQLITE, IntegerTolerant.class);
    }

    @Test
    void entitiesWhenSchemaIsMigratedOnPostgresqlThenAgree() throws Exception {
        validate(TestProduct.POSTGRESQL, PostgreSQLDialect.class);
    }

    private static void validate(TestProduct product, Class<? extends Dialect> dialect) throws Exception {
        List<Class<?>> entities = entities();
        try (TestDatabase database = new TestDatabase(product)) {
            StandardServiceRegistryBuilder registry = new StandardServiceRegistryBuilder()
                    .applySetting("hibernate.connection.datasource", database.dataSource())
                    .applySetting("hibernate.dialect", dialect.getName())
                    .applySetting("hibernate.hbm2ddl.auto", "validate");
            MetadataSources sources = new MetadataSources(registry.build());
            sources.addAnnotatedClass(io.mcphub.platform.persistence.InstantConverter.class);
            entities.forEach(sources::addAnnotatedClass);
            try (var factory = sources.buildMetadata().buildSessionFactory()) {
                assertThat(factory.getMetamodel().getEntities()).hasSize(entities.size());
            }
        }
    }

    static List<Class<?>> entities() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.mcphub").stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    /** SQLite has one integer type; the stock dialect tells BIGINT and INTEGER apart. */
    public static class IntegerTolerant extends SQLiteDialect {
        @Override
        public boolean equivalentTypes(int a, int b) {
            return super.equivalentTypes(a, b) || (isInteger(a) && isInteger(b));
        }

        private static boolean isInteger(int type) {
            return switch (type) {
                case Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.TINYINT, Types.BOOLEAN -> true;
                default -> false;
            };
        }
    }
}
