package io.mcphub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcphub.audit.AuditSteps;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * What the code of one schema version sends to its database: for each entity the statements that store, read, change and delete a row with all
 * columns filled, and those of a call in the audit log. Recordings of earlier versions are kept, because their nodes run beside newer ones during a deployment.
 */
final class WriterStatements {
    private static final Path FOLDER = Path.of("src", "test", "resources", "writers");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)\\.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();

    private WriterStatements() {}

    /** A statement and the values of its places. */
    record Sent(String sql, List<Object> values) {
        /** The database numbers the events of the audit log itself: the number is another one each time. */
        static Sent of(DatabaseCall call) {
            String sql = call.getSQLString();
            return sql.contains("audit_events WHERE (seq = ?)")
                    ? new Sent(sql.replace("(seq = ?)", "(seq = (SELECT MAX(seq) FROM audit_events))"), List.of())
                    : new Sent(sql, new ArrayList<>(call.getParameters()));
        }

        static Sent parsed(String line) {
            try {
                JsonNode node = JSON.readTree(line);
                List<Object> values = new ArrayList<>();
                node.get("values").forEach(value -> values.add(value.isNull() ? null : value.isBoolean() ? (Object) value.booleanValue() : value.isNumber() ? value.longValue() : value.textValue()));
                return new Sent(node.get("sql").textValue(), values);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The rows that it changed or found. */
        int run(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                return statement.execute() ? rows(statement) : statement.getUpdateCount();
            }
        }

        private static int rows(PreparedStatement statement) throws SQLException {
            try (ResultSet found = statement.getResultSet()) {
                int rows = 0;
                while (found.next()) {
                    rows++;
                }
                return rows;
            }
        }
    }

    /** Sends them all to a new database of the present schema, and gives back what was sent. */
    static List<Sent> record(TestProduct product) {
        List<Sent> sent = new ArrayList<>();
        try (TestDatabase database = new TestDatabase(product)) {
            EntitySamples samples = new EntitySamples(database, SchemaTables.of(database, product));
            JpaHelper.getEntityManagerFactory(database.entityManager()).getServerSession().getEventManager().addListener(new SessionEventAdapter() {
                @Override
                public void preExecuteCall(SessionEvent event) {
                    if (event.getCall() instanceof DatabaseCall call) {
                        sent.add(Sent.of(call));
                    }
                }
            });
            samples.storeAll();
            samples.entities().forEach(samples::read);
            samples.changeAll();
            samples.deleteAll();
        }
        AuditSteps.ofOneCall((sql, values) -> sent.add(new Sent(sql, values)));
        return sent;
    }

    static void write(TestProduct product, int version, List<Sent> sent) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Sent each : sent) {
            lines.add(JSON.writeValueAsString(each));
        }
        Files.createDirectories(folder(product));
        Files.write(folder(product).resolve(String.format("V%03d.jsonl", version)), lines);
    }

    /** The versions that are recorded, in order. */
    static List<Integer> versions(TestProduct product) {
        try (Stream<Path> files = Files.list(folder(product))) {
            return files.map(file -> VERSION.matcher(file.getFileName().toString())).filter(Matcher::matches).map(name -> Integer.valueOf(name.group(1))).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Sent> read(TestProduct product, int version) {
        try (Stream<String> lines = Files.lines(folder(product).resolve(String.format("V%03d.jsonl", version)))) {
            return lines.map(Sent::parsed).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(TestProduct product) {
        return FOLDER.resolve(product.name().toLowerCase(Locale.ROOT));
    }
}
