package io.mcphub.testing;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The database products that tests run on. */
public enum TestProduct {
    SQLITE(MigratedFile::take),
    POSTGRESQL(MigratedSchema::take);

    private final Supplier<MigratedDatabase> taking;

    TestProduct(Supplier<MigratedDatabase> taking) {
        this.taking = taking;
    }

    /** What {@code -Dtest.database} names; SQLite without it. */
    public static TestProduct chosen() {
        return valueOf(System.getProperty("test.database", "sqlite").toUpperCase(Locale.ROOT));
    }

    /** What a hub that is started in this folder is told, unless its test says otherwise. */
    Map<String, String> environment(Path folder) {
        return this == POSTGRESQL ? PostgresqlServer.environment(PostgresqlServer.ofFolder(folder)) : Map.of();
    }

    MigratedDatabase take() {
        return taking.get();
    }
}
