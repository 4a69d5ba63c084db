package io.mcphub.testing;

import io.mcphub.platform.persistence.Product;
import io.mcphub.platform.persistence.postgresql.Postgresql;
import io.mcphub.platform.persistence.sqlite.Sqlite;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The database products that tests run on. */
public enum TestProduct {
    SQLITE(MigratedFile::take, new Sqlite()),
    POSTGRESQL(MigratedSchema::take, new Configured());

    private final Supplier<MigratedDatabase> taking;
    private final Product product;

    TestProduct(Supplier<MigratedDatabase> taking, Product product) {
        this.taking = taking;
        this.product = product;
    }

    /** What {@code -Dtest.database} names; SQLite without it. */
    public static TestProduct chosen() {
        return valueOf(System.getProperty("test.database", "sqlite").toUpperCase(Locale.ROOT));
    }

    /** What a hub that is started in this folder is told, unless its test says otherwise. */
    Map<String, String> environment(Path folder) {
        return this == POSTGRESQL ? PostgresqlServer.environment(PostgresqlServer.ofFolder(folder)) : Map.of();
    }

    /** The texts of the database of the hub that was started in this folder. */
    String stored(Path folder) {
        return this == POSTGRESQL ? PostgresqlServer.stored(folder) : MigratedFile.stored(folder.resolve("data"));
    }

    Product product() {
        return product;
    }

    MigratedDatabase take() {
        return taking.get();
    }

    /** With the data source that a test was given: there is no address in the environment of tests. */
    private static final class Configured extends Postgresql {
        @Override
        public DataSource patient(DataSource writer) {
            return writer;
        }
    }
}
