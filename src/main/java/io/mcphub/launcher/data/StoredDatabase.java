package io.mcphub.launcher.data;

import io.mcphub.launcher.bundle.War;
import io.mcphub.launcher.configuration.DatabaseAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The hub's database, opened without the server, with the driver that lies in the WAR. */
final class StoredDatabase implements AutoCloseable {
    private final WarClasses classes;
    private final Connection connection;

    /** Opens the database at this address. */
    StoredDatabase(DatabaseAddress address) throws IOException, SQLException, ReflectiveOperationException {
        classes = WarClasses.libraries(War.ofThisJar(), address.driverJar());
        try {
            connection = classes.connect(address);
        } catch (SQLException | ReflectiveOperationException | RuntimeException e) {
            classes.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        classes.close();
    }
}
