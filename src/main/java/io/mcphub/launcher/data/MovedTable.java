package io.mcphub.launcher.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that is moved to another database: its rows in the order of its key, and their checksum.
 *
 * @param name its name
 * @param key the column that identifies a row; texts are ordered byte by byte in both databases
 * @param columns the columns as the target has them
 */
record MovedTable(String name, String key, List<Column> columns) {
    /** How many rows are committed at a time; so much is copied again after an interruption. */
    static final int BATCH = 5_000;

    /**
     * A column of the target.
     *
     * @param type of {@link Types}
     */
    record Column(String name, int type) {
        boolean isFlag() {
            return type == Types.BIT || type == Types.BOOLEAN;
        }
    }

    /**
     * How many rows there are, and a checksum that does not depend on their order.
     *
     * @param rows their number
     * @param sum of the rows' digests
     */
    record Sum(long rows, long sum, long more) {
        static final Sum NOTHING = new Sum(0, 0, 0);

        Sum with(byte[] digest) {
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new Sum(rows + 1, sum + bytes.getLong(), more + bytes.getLong());
        }
    }

    /** Looks at a row's values, in the order of the columns. */
    interface Look {
        void at(List<Column> columns, String[] values);
    }

    /** Reads all rows. Flags are 1 and 0. */
    Sum sum(Connection connection, Look look) throws SQLException {
        Sum sum = Sum.NOTHING;
        MessageDigest sha256 = sha256();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(BATCH);
            try (ResultSet rows = statement.executeQuery("SELECT " + names() + " FROM " + name)) {
                String[] values = new String[columns.size()];
                while (rows.next()) {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = value(rows, i);
                    }
                    look.at(columns, values);
                    sum = sum.with(digest(sha256, values));
                }
            }
        }
        return sum;
    }

    /** Copies the rows behind the greatest key that the target has, and commits every {@link #BATCH}. */
    void copy(Connection source, Connection target) throws SQLException {
        Object last = greatestKey(target);
        String rows = "SELECT " + names() + " FROM " + name + (last == null ? "" : " WHERE " + key + " > ?") + " ORDER BY " + key;
        try (PreparedStatement from = source.prepareStatement(rows); PreparedStatement to = target.prepareStatement(insert())) {
            if (last != null) {
                from.setObject(1, last);
            }
            copy(from, to, target);
        }
    }

    private void copy(PreparedStatement from, PreparedStatement to, Connection target) throws SQLException {
        try (ResultSet rows = from.executeQuery()) {
            int waiting = 0;
            while (rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    set(to, i, value(rows, i));
                }
                to.addBatch();
                if (++waiting == BATCH) {
                    to.executeBatch();
                    target.commit();
                    waiting = 0;
                }
            }
            to.executeBatch();
            target.commit();
        }
    }

    private Object greatestKey(Connection target) throws SQLException {
        try (Statement statement = target.createStatement(); ResultSet row = statement.executeQuery("SELECT max(" + key + ") FROM " + name)) {
            return row.next() ? row.getObject(1) : null;
        }
    }

    private String value(ResultSet row, int column) throws SQLException {
        if (!columns.get(column).isFlag()) {
            return row.getString(column + 1);
        }
        boolean flag = row.getBoolean(column + 1);
        return row.wasNull() ? null : flag ? "1" : "0";
    }

    private void set(PreparedStatement insert, int column, String value) throws SQLException {
        int type = columns.get(column).type();
        if (value == null) {
            insert.setNull(column + 1, type);
        } else if (columns.get(column).isFlag()) {
            insert.setBoolean(column + 1, value.equals("1"));
        } else if (type == Types.BIGINT || type == Types.INTEGER) {
            insert.setLong(column + 1, Long.parseLong(value));
        } else {
            insert.setString(column + 1, value);
        }
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String insert() {
        return "INSERT INTO " + name + " (" + names() + ") VALUES (" + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** With the length of each value, so that no two rows look the same. */
    private static byte[] digest(MessageDigest sha256, String[] values) {
        for (String value : values) {
            byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(4).putInt(0, value == null ? -1 : bytes.length).array());
            sha256.update(bytes);
        }
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
