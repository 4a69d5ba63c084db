package io.mcphub;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** As SQLite describes it. */
final class SqliteTables extends SchemaTables {
    SqliteTables(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    List<String> names() {
        return rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'flyway_schema_history'", "name").stream().map(row -> row.get(0)).toList();
    }

    @Override
    Table table(String name) {
        List<List<String>> columns = rows("PRAGMA table_info(" + name + ")", "name", "notnull", "type", "pk");
        List<UniqueKey> unique = new ArrayList<>(rows("PRAGMA index_list(" + name + ")", "name", "unique", "partial").stream()
                .filter(index -> index.get(1).equals("1"))
                .map(index -> new UniqueKey(rows("PRAGMA index_info(" + index.get(0) + ")", "name").stream().map(r -> r.get(0)).toList(), index.get(2).equals("1")))
                .toList());
        // A number as primary key has no index: it is the row's place in the table.
        columns.stream().filter(c -> c.get(2).equals("INTEGER") && c.get(3).equals("1")).forEach(c -> unique.add(new UniqueKey(List.of(c.get(0)), false)));
        List<ForeignKey> foreign = rows("PRAGMA foreign_key_list(" + name + ")", "from", "table", "on_delete").stream()
                .map(k -> new ForeignKey(k.get(0), k.get(1), k.get(2).equals("CASCADE")))
                .toList();
        return new Table(name, columns.stream().map(c -> c.get(0)).toList(), firsts(columns.stream().filter(c -> c.get(1).equals("1")).toList()), unique, foreign);
    }

    @Override
    String typeOf(String column, String table) {
        return text("SELECT typeof(" + column + ") FROM " + table);
    }

    @Override
    List<String> types() {
        return List.of("text", "integer", "integer", "integer");
    }

    @Override
    List<String> nullRefused() {
        return List.of("NOT NULL constraint failed", "datatype mismatch");
    }

    @Override
    List<String> duplicateRefused(Table table, UniqueKey key) {
        return List.of("UNIQUE constraint failed", key.columns().stream().map(c -> table.name() + "." + c).collect(Collectors.joining(", ")));
    }

    @Override
    String orphanRefused() {
        return "FOREIGN KEY constraint failed";
    }
}
