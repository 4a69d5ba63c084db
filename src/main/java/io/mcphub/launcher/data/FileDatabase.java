package io.mcphub.launcher.data;

import io.mcphub.launcher.configuration.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What backup, restore and the move to a server ask of a database that is a file. */
final class FileDatabase {
    private static final String SCHEMA = "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL";

    private final Path file;
    private final DatabaseAddress address;
    private final WarClasses classes;

    FileDatabase(Path file, WarClasses classes) {
        this.file = file;
        this.address = DatabaseAddress.of(file);
        this.classes = classes;
    }

    DatabaseAddress address() {
        return address;
    }

    /** Opens it for reading. */
    Connection reading() throws SQLException, ReflectiveOperationException {
        return classes.connectReading(address);
    }

    /** Copies it as it is at one moment, also while a hub writes. */
    void copyTo(Path target) throws SQLException, ReflectiveOperationException {
        try (Connection connection = reading(); PreparedStatement copy = connection.prepareStatement(address.declared("copy").orElseThrow())) {
            copy.setString(1, target.toString());
            copy.execute();
        }
    }

    /** The version of its schema. Fails if it is damaged, or not of a hub. */
    int checked() throws IOException, ReflectiveOperationException {
        try (Connection connection = reading(); Statement statement = connection.createStatement()) {
            try (ResultSet said = statement.executeQuery(address.declared("check").orElseThrow())) {
                if (!said.next() || !said.getString(1).equals("ok")) {
                    throw new IOException(file.getFileName() + " is damaged: " + said.getString(1));
                }
            }
            return schema(connection);
        } catch (SQLException e) {
            throw new IOException(file.getFileName() + " is not a database of a hub: " + e.getMessage(), e);
        }
    }

    /** The version of the schema that a connection sees. */
    static int schema(Connection connection) throws SQLException {
        int newest = 0;
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(SCHEMA)) {
            while (rows.next()) {
                newest = Math.max(newest, Integer.parseInt(rows.getString(1)));
            }
        }
        return newest;
    }
}
