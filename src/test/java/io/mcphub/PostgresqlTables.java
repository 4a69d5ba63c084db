package io.mcphub;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** As PostgreSQL describes it. The parts of the audit log are one table. */
final class PostgresqlTables extends SchemaTables {
    PostgresqlTables(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    List<String> names() {
        return rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'flyway_schema_history'", "relname")
                .stream().map(row -> row.get(0)).toList();
    }

    @Override
    Table table(String name) {
        List<List<String>> columns = rows("SELECT attname, attnotnull::text AS required FROM pg_attribute WHERE attrelid = '" + name + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum", "attname", "required");
        List<UniqueKey> unique = rows("SELECT (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY AS k (number, place)"
                        + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number) AS columns, (i.indpred IS NOT NULL)::text AS partial"
                        + " FROM pg_index i WHERE i.indrelid = '" + name + "'::regclass AND i.indisunique", "columns", "partial").stream()
                .map(index -> new UniqueKey(Arrays.asList(index.get(0).split(",")), index.get(1).equals("true")))
                .toList();
        List<ForeignKey> foreign = rows("SELECT a.attname AS column, c.confrelid::regclass::text AS parent, c.confdeltype::text AS ends FROM pg_constraint c"
                        + " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND c.conrelid = '" + name + "'::regclass", "column", "parent", "ends").stream()
                .map(k -> new ForeignKey(k.get(0), k.get(1), k.get(2).equals("c")))
                .toList();
        return new Table(name, columns.stream().map(c -> c.get(0)).toList(), firsts(columns.stream().filter(c -> c.get(1).equals("true")).toList()), unique, foreign);
    }

    @Override
    String typeOf(String column, String table) {
        return text("SELECT pg_typeof(" + column + ") FROM " + table);
    }

    @Override
    List<String> types() {
        return List.of("text", "boolean", "integer", "bigint");
    }

    @Override
    List<String> nullRefused() {
        return List.of("violates not-null constraint");
    }

    @Override
    List<String> duplicateRefused(Table table, UniqueKey key) {
        return List.of("duplicate key value violates unique constraint", "Key (" + String.join(", ", key.columns()) + ")");
    }

    @Override
    String orphanRefused() {
        return "violates foreign key constraint";
    }
}
