package io.mcphub.launcher.data;

import io.mcphub.launcher.data.MovedTable.Column;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which tables two databases of the same schema have, as JDBC describes them. */
final class MovedTables {
    private static final String HISTORY = "flyway_schema_history";

    private final Connection source;
    private final Connection target;
    private final Map<String, MovedTable> ordered = new LinkedHashMap<>();

    private MovedTables(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /** The tables of both, each behind those that it refers to. */
    static List<MovedTable> of(Connection source, Connection target) throws SQLException {
        MovedTables tables = new MovedTables(source, target);
        Set<String> names = new TreeSet<>(names(source));
        names.retainAll(names(target));
        names.remove(HISTORY);
        for (String name : names) {
            tables.add(name);
        }
        return List.copyOf(tables.ordered.values());
    }

    private void add(String name) throws SQLException {
        if (ordered.containsKey(name)) {
            return;
        }
        for (String parent : read(target.getMetaData().getImportedKeys(null, target.getSchema(), name), "PKTABLE_NAME")) {
            add(parent);
        }
        ordered.put(name, table(name));
    }

    private MovedTable table(String name) throws SQLException {
        List<String> key = read(source.getMetaData().getPrimaryKeys(null, null, name), "COLUMN_NAME");
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = target.getMetaData().getColumns(null, target.getSchema(), name, "%")) {
            while (rows.next()) {
                columns.add(new Column(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE")));
            }
        }
        Set<String> known = new TreeSet<>(columns.stream().map(Column::name).toList());
        if (key.size() != 1 || !known.equals(new TreeSet<>(read(source.getMetaData().getColumns(null, null, name, "%"), "COLUMN_NAME")))) {
            throw new SQLException("the table " + name + " is not the same in both databases");
        }
        return new MovedTable(name, key.get(0), columns);
    }

    private static List<String> names(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        return read(database.getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "PARTITIONED TABLE"}), "TABLE_NAME");
    }

    private static List<String> read(ResultSet rows, String column) throws SQLException {
        try (rows) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(column));
            }
            return values;
        }
    }
}
