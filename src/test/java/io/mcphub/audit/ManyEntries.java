package io.mcphub.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A long audit log, always the same one: few values that are frequent and many that are rare. It has about two events for an entry. */
public final class ManyEntries {
    private static final int USERS = 200;
    private static final int CLIENTS = 30;
    private static final List<String> INTEGRATIONS = List.of("slack", "teamwork", "hub", "telegram");
    private static final int TOOLS = 100;
    /** Its place among the values of an event. */
    private static final int STATUS = 10;
    /** Milliseconds between two entries, at most. */
    private static final int STEP = 60_000;
    private static final int BATCH = 10_000;

    private final Random random = new Random(7);

    private ManyEntries() {}

    /** Adds entries to the table of a database, from then on: a million in nearly a year. */
    public static void fill(Connection connection, int entries, Instant from) throws SQLException {
        connection.setAutoCommit(false);
        new ManyEntries().insert(connection, entries, from.toEpochMilli());
        connection.commit();
    }

    /** When a log may begin that ends before a time. */
    public static Instant before(Instant end, int entries) {
        return end.minusMillis((long) entries * STEP / 2).minus(Duration.ofDays(7));
    }

    /** About the time of the entry in the middle. */
    public static Instant middle(Instant from, int entries) {
        return from.plusMillis((long) entries * STEP / 4);
    }

    private void insert(Connection connection, int entries, long from) throws SQLException {
        try (PreparedStatement events = connection.prepareStatement("INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, user_id, client_id,"
                + " token_id, integration, tool, effect, status, duration_ms, error_class, error_text, request_id, request, response)"
                + " VALUES (?, ?, ?, ?, 'n1', ?, ?, ?, 'token', ?, ?, ?, ?, 50, ?, ?, 'r1', ?, ?)")) {
            long at = from;
            for (int i = 0; i < entries; i++) {
                at += random.nextInt(STEP);
                entry(events, "e" + i, at);
                if (i % BATCH == 0) {
                    events.executeBatch();
                    connection.commit();
                }
            }
            events.executeBatch();
        }
    }

    private void entry(PreparedStatement events, String id, long at) throws SQLException {
        String user = "u" + rare(USERS);
        if (random.nextInt(50) == 0) {
            event(events, "OCCURRED", id, at, at, "AUTH_LOGIN", user, null, null, null, null, "OK", null, "{\"way\":\"password\"}", null);
            return;
        }
        int tool = rare(TOOLS);
        String client = random.nextInt(4) == 0 ? null : "c" + random.nextInt(CLIENTS);
        event(events, "BEGUN", id, at, null, "TOOL_CALL", user, client, null, tool(tool), null, "STARTED", null, "{\"channel\":\"C0123456\",\"text\":\"hello world\"}", null);
        int chance = random.nextInt(1000);
        String status = chance == 0 ? "INTERRUPTED" : chance < 30 ? "REFUSED" : chance < 70 ? "ERROR" : "OK";
        String effect = tool % 5 < 3 ? "READ" : tool % 5 == 3 ? "WRITE" : "DESTRUCTIVE";
        String error = status.equals("OK") ? null : "The channel could not be found. Check its name.";
        event(events, "ENDED", id, at + 50, at, "TOOL_CALL", user, client, INTEGRATIONS.get(tool % 4), tool(tool), effect, status, error, null, "{\"ok\":true,\"items\":[1,2,3]}");
    }

    private static void event(PreparedStatement events, @Nullable Object... values) throws SQLException {
        int at = 1;
        for (int i = 0; i < values.length; i++) {
            events.setObject(at++, values[i]);
            if (i == STATUS) {
                // The class of an error goes with its text.
                events.setObject(at++, values[i + 1] == null ? null : "UPSTREAM_REFUSED");
            }
        }
        events.addBatch();
    }

    /** Low numbers are frequent, high ones rare: a third of all is the first. */
    private int rare(int count) {
        double pareto = Math.pow(1 - random.nextDouble(), -1 / 0.7);
        return (int) Math.min(pareto - 1, 1e9) % count;
    }

    /** The name of a tool; low numbers are frequent. */
    static String tool(int number) {
        return INTEGRATIONS.get(number % 4) + ".thing" + number + ".verb";
    }
}
