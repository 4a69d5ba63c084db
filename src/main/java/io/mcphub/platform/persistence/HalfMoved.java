package io.mcphub.platform.persistence;

import io.mcphub.platform.StartRefusal;
import io.mcphub.platform.VisibleText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether a file is being moved to this database: the launcher's {@code migrate-database} makes a table first and drops it last. */
public final class HalfMoved {
    private static final String TABLE = "unfinished_move";

    private HalfMoved() {}

    /** Throws {@link StartRefusal} while a move has not come to its end, and if the database does not answer: nothing asks it earlier. */
    public static void refuse(DataSource database) {
        try (Connection connection = database.getConnection(); ResultSet table = connection.getMetaData().getTables(null, connection.getSchema(), TABLE, null)) {
            if (table.next()) {
                throw StartRefusal.configuration("A file is being moved to this database, or was until something stopped it. Let migrate-database come to its end first: the same command goes on.");
            }
        } catch (SQLException e) {
            throw new StartRefusal("The database does not answer. " + VisibleText.oneLine(String.valueOf(e.getMessage())));
        }
    }
}
