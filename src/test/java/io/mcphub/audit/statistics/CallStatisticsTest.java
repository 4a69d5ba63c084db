package io.mcphub.audit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallStatisticsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:30:00Z");
    private static final Caller ADMIN = Caller.person("root", Role.ADMIN, Caller.Credential.SESSION, "s1", NOW);

    private final TestDatabase database = new TestDatabase();
    private final CallStatistics statistics = new BeanBox(database).get(CallStatistics.class);
    private int entries;

    @BeforeEach
    void now() {
        statistics.clock.use(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void reportWhenNotAdminThenForbidden() {
        Caller ada = Caller.person("ada", Role.USER, Caller.Credential.SESSION, "s1", NOW);

        assertThat(catchThrowableOfType(HubException.class, () -> statistics.of(ada, Span.DAY)).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(catchThrowableOfType(HubException.class, () -> statistics.byIntegration(ada, Duration.ofHours(1))).problem()).isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void stepsWhenThereWereCallsThenEachCountsInItsHourAndOlderOnesDoNot() {
        call("ada", "slack", "slack.messages.post", "OK", 40, Duration.ofMinutes(10));
        call("ada", "slack", "slack.messages.post", "ERROR", 40, Duration.ofHours(3));
        call("ada", "slack", "slack.messages.post", "OK", 40, Duration.ofHours(24));

        CallReport day = statistics.of(ADMIN, Span.DAY);

        assertThat(day.steps()).hasSize(24);
        assertThat(day.steps().get(23)).isEqualTo(new CallsInTime(Instant.parse("2026-11-25T12:00:00Z"), 1, 0, 50L, 50L));
        assertThat(day.steps().get(20)).isEqualTo(new CallsInTime(Instant.parse("2026-11-25T09:00:00Z"), 0, 1, 50L, 50L));
        assertThat(day.total()).isEqualTo(new CallsInTime(Instant.parse("2026-11-24T13:00:00Z"), 1, 1, 50L, 50L));
        assertThat(statistics.of(ADMIN, Span.WEEK).total().ok()).isEqualTo(2);
    }

    @Test
    void durationsWhenFewAreSlowThenMostDoNotCountThem() {
        Stream.iterate(0, i -> i + 1).limit(95).forEach(i -> call("ada", "slack", "slack.messages.post", "OK", 100, Duration.ofMinutes(1)));
        Stream.iterate(0, i -> i + 1).limit(5).forEach(i -> call("ada", "slack", "slack.messages.post", "OK", 9_000, Duration.ofMinutes(1)));

        assertThat(statistics.of(ADMIN, Span.DAY).total().mostWithinMs()).isEqualTo(100);
        call("ada", "slack", "slack.messages.post", "OK", 9_000, Duration.ofMinutes(1));
        assertThat(statistics.of(ADMIN, Span.WEEK).total().mostWithinMs()).isEqualTo(10_000);
        assertThat(statistics.of(ADMIN, Span.WEEK).total().halfWithinMs()).isEqualTo(100);
    }

    @Test
    void busiestWhenToolsDifferThenTheMostCalledFirstAndNamesThatAreNoToolsNowhere() {
        call("ada", "slack", "slack.messages.post", "OK", 1, Duration.ofMinutes(1));
        call("bob", "teamwork", "teamwork.tasks.list", "OK", 1, Duration.ofMinutes(1));
        call("bob", "teamwork", "teamwork.tasks.list", "REFUSED", 1, Duration.ofMinutes(1));
        call("bob", null, "made.up", "REFUSED", 1, Duration.ofMinutes(1));

        CallReport report = statistics.of(ADMIN, Span.DAY);

        assertThat(report.tools()).containsExactly(new Busy("teamwork.tasks.list", 2, 1), new Busy("slack.messages.post", 1, 0));
        assertThat(report.people()).containsExactly(new Busy("bob", 2, 1), new Busy("ada", 1, 0));
    }

    @Test
    void integrationsWhenCallsWereRefusedByTheHubThenOnlyBrokenOnesCountAgainstThem() {
        call("ada", "slack", "slack.messages.post", "REFUSED", 1, Duration.ofMinutes(1));
        call("ada", "slack", "slack.messages.post", "ERROR", 1, Duration.ofMinutes(1));
        call("ada", "teamwork", "teamwork.tasks.list", "OK", 1, Duration.ofHours(2));

        assertThat(statistics.byIntegration(ADMIN, Duration.ofHours(1))).containsOnly(Map.entry("slack", new Busy("slack", 2, 1)));
    }

    @Test
    @Tag("sqlite")
    void queriesWhenPlannedThenReadOneIndexAlone() throws SQLException {
        for (String query : List.of(CallStatistics.inTime(Span.DAY), CallStatistics.busiest("tool", CallStatistics.FAILED, 5), CallStatistics.busiest("user_id", CallStatistics.FAILED, 5), CallStatistics.busiest("integration", CallStatistics.BROKEN, 5))) {
            assertThat(query("EXPLAIN QUERY PLAN " + query.replace("?1", "5"), 4)).as(query).contains("COVERING INDEX audit_events_calls (listed_at>?)");
        }
    }

    private void call(String user, @Nullable String integration, String tool, String status, long took, Duration ago) {
        long began = NOW.minus(ago).toEpochMilli();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, user_id, integration, tool, status, duration_ms)"
                        + " VALUES ('ENDED', ?, ?, ?, 'n1', 'TOOL_CALL', ?, ?, ?, ?, ?)")) {
            insert.setString(1, "e" + entries++);
            insert.setLong(2, began + took);
            insert.setLong(3, began);
            insert.setString(4, user);
            insert.setString(5, integration);
            insert.setString(6, tool);
            insert.setString(7, status);
            insert.setLong(8, took);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String query(String sql, int column) throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.getString(column);
        }
    }
}
