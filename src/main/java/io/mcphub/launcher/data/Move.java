package io.mcphub.launcher.data;

import io.mcphub.launcher.configuration.DatabaseAddress;
import io.mcphub.launcher.failures.StartFailure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * {@code migrate-database --to URL}: copies a stopped hub's file into an empty database of a server, and compares counts and checksums. The file
 * does not change. What was interrupted goes on where it stopped; until it is done, no hub starts on that database.
 */
final class Move {
    /** While it exists, {@code HalfMoved} lets no hub start. It names the file that is being moved, by its checksum. */
    private static final String UNFINISHED = "unfinished_move";
    private static final long DAY = 86_400_000;
    /** A field, so that it stays as it is. Which scripts ran is nothing to tell. */
    private static final Logger SCRIPTS = Logger.getLogger("org.flywaydb");

    private final Path file;
    private final DatabaseAddress to;
    private final WarClasses classes;

    Move(Path file, DatabaseAddress to, WarClasses classes) {
        this.file = file;
        this.to = to;
        this.classes = classes;
    }

    /**
     * Moves everything and returns what to tell: lines.
     *
     * @param newestSchema the schema of this hub, which the file must have
     */
    List<String> run(int newestSchema) throws StartFailure {
        try (Connection source = new FileDatabase(file, classes).reading()) {
            requireSchema(FileDatabase.schema(source), newestSchema);
            requireWhole();
            try (Connection target = classes.connect(to)) {
                return move(source, target);
            }
        } catch (InvocationTargetException e) {
            throw failed(e.getCause());
        } catch (SQLException | IOException | ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    private void requireSchema(int schema, int newest) throws StartFailure {
        if (schema != newest) {
            throw StartFailure.configuration(file + " has the schema " + schema + ", and this hub has " + newest + ". Start this hub on the file once, stop it, and move then.");
        }
    }

    private void requireWhole() throws IOException, ReflectiveOperationException {
        new FileDatabase(file, classes).checked();
    }

    private List<String> move(Connection source, Connection target) throws SQLException, IOException, ReflectiveOperationException, StartFailure {
        migrate();
        List<MovedTable> tables = MovedTables.of(source, target);
        Map<MovedTable, MovedTable.Sum> wanted = sums(source, tables);
        begin(target, tables);
        makeMonths(source, target);
        for (MovedTable table : tables) {
            table.copy(source, target);
        }
        compare(target, wanted);
        finish(target);
        long rows = wanted.values().stream().mapToLong(MovedTable.Sum::rows).sum();
        return List.of("Moved " + rows + " rows of " + tables.size() + " tables to " + to + "; their counts and checksums agree. " + file + " has not changed.",
                "Start the hub with DATABASE_URL=" + to + ", and with JWT_SECRET and TOKENS_ENCRYPTION_KEY as they are now; generated ones are in " + file.resolveSibling(BackupFile.SECRETS) + ".");
    }

    /** With the scripts of the hub, which do nothing if they have run. */
    private void migrate() throws ReflectiveOperationException {
        SCRIPTS.setLevel(Level.WARNING);
        DataSource target = (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return classes.connect(to);
            }
            throw new UnsupportedOperationException(method.getName());
        });
        classes.loader().loadClass(to.declared("migrations").orElseThrow()).getMethod("migrate", DataSource.class).invoke(null, target);
    }

    /** Reads the whole file once, and refuses what the target cannot hold before anything is written. */
    private static Map<MovedTable, MovedTable.Sum> sums(Connection source, List<MovedTable> tables) throws SQLException, StartFailure {
        MoveChecks checks = new MoveChecks();
        Map<MovedTable, MovedTable.Sum> sums = new LinkedHashMap<>();
        for (MovedTable table : tables) {
            sums.put(table, table.sum(source, checks.of(table)));
        }
        if (!checks.problems().isEmpty()) {
            throw StartFailure.configuration(checks.problems());
        }
        return sums;
    }

    /** Begins, or goes on with a move of the same file. */
    private void begin(Connection target, List<MovedTable> tables) throws SQLException, IOException, StartFailure {
        target.setAutoCommit(false);
        boolean begun;
        try (ResultSet table = target.getMetaData().getTables(null, target.getSchema(), UNFINISHED, null)) {
            begun = table.next();
        }
        String source = checksum();
        if (begun) {
            requireSame(target, source);
            return;
        }
        requireEmpty(target, tables);
        try (Statement statement = target.createStatement()) {
            statement.execute("CREATE TABLE " + UNFINISHED + " (source TEXT NOT NULL)");
        }
        try (PreparedStatement insert = target.prepareStatement("INSERT INTO " + UNFINISHED + " (source) VALUES (?)")) {
            insert.setString(1, source);
            insert.executeUpdate();
        }
        target.commit();
    }

    private String checksum() throws IOException {
        StringBuilder checksum = new StringBuilder(BackupFile.sha256(file));
        for (String end : DatabaseAddress.of(file).declared("changes").orElse("").split(" ")) {
            Path beside = file.resolveSibling(file.getFileName() + end);
            if (!end.isEmpty() && Files.exists(beside) && Files.size(beside) > 0) {
                checksum.append(BackupFile.sha256(beside));
            }
        }
        return checksum.toString();
    }

    private void requireSame(Connection target, String source) throws SQLException, StartFailure {
        try (Statement statement = target.createStatement(); ResultSet row = statement.executeQuery("SELECT source FROM " + UNFINISHED)) {
            if (!row.next() || !row.getString(1).equals(source)) {
                throw StartFailure.configuration("Another file, or an earlier state of this one, is half moved to " + to + ". Empty that database and move again.");
            }
        }
    }

    private void requireEmpty(Connection target, List<MovedTable> tables) throws SQLException, StartFailure {
        for (MovedTable table : tables) {
            try (Statement statement = target.createStatement(); ResultSet row = statement.executeQuery("SELECT 1 FROM " + table.name())) {
                if (row.next()) {
                    throw StartFailure.configuration(to + " holds data of a hub already, in " + table.name() + ". Name an empty database.");
                }
            }
        }
    }

    private void makeMonths(Connection source, Connection target) throws SQLException, ReflectiveOperationException {
        Object product = classes.loader().loadClass(to.declared("product").orElseThrow()).getConstructor().newInstance();
        for (Instant month : months(source)) {
            product.getClass().getMethod("prepareAudit", Connection.class, Instant.class).invoke(product, target, month);
        }
        target.commit();
    }

    /** A moment of each day with entries of the audit log, one a month. */
    private static TreeSet<Instant> months(Connection source) throws SQLException {
        Map<String, Instant> months = new LinkedHashMap<>();
        try (Statement statement = source.createStatement(); ResultSet days = statement.executeQuery("SELECT DISTINCT at / " + DAY + " FROM audit_events")) {
            while (days.next()) {
                Instant day = Instant.ofEpochMilli(days.getLong(1) * DAY);
                months.putIfAbsent(day.toString().substring(0, "2026-11".length()), day);
            }
        }
        return new TreeSet<>(months.values());
    }

    private void compare(Connection target, Map<MovedTable, MovedTable.Sum> wanted) throws SQLException, StartFailure {
        for (Map.Entry<MovedTable, MovedTable.Sum> table : wanted.entrySet()) {
            MovedTable.Sum there = table.getKey().sum(target, (columns, values) -> {});
            if (!there.equals(table.getValue())) {
                throw StartFailure.configuration("The table " + table.getKey().name() + " is not the same in " + to + ": " + there.rows() + " rows there, " + table.getValue().rows()
                        + " in the file" + (there.rows() == table.getValue().rows() ? ", of other contents" : "") + ". Empty that database and move again.");
            }
        }
    }

    private void finish(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(to.declared("sequences").orElseThrow());
            statement.execute("DROP TABLE " + UNFINISHED);
        }
        target.commit();
    }

    private StartFailure failed(Throwable cause) {
        return StartFailure.configuration(file + " could not be moved to " + to + ": " + cause.getMessage() + ". The file has not changed; the same command goes on.");
    }
}
