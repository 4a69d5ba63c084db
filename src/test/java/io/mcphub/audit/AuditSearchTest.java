package io.mcphub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubException;
import io.mcphub.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rows a filter finds, and that every page walks one index for a bounded number of rows. */
class AuditSearchTest {
    private static final int ROWS = AuditSearch.REACH + 200;

    private final AuditRig rig = new AuditRig();
    private final TestDatabase database = rig.database;
    private final AuditLog log = rig.log;
    private final List<String> statements = new ArrayList<>();

    @BeforeEach
    void listen() {
        beforeEachStatement(statements::add);
    }

    private void beforeEachStatement(Consumer<String> listener) {
        JpaHelper.getEntityManagerFactory(database.entityManager()).getServerSession().getEventManager().addListener(new SessionEventAdapter() {
            @Override
            public void preExecuteCall(SessionEvent event) {
                listener.accept(((DatabaseCall) event.getCall()).getSQLString());
            }
        });
    }

    @AfterEach
    void close() {
        rig.close();
    }

    static Stream<AuditFilter> filters() {
        return Stream.of(
                AuditFilter.all(),
                filter("u1", null, null, null, null, null, null, null),
                filter(null, "c1", null, null, null, null, null, null),
                filter(null, null, "slack", null, null, null, null, null),
                filter(null, null, null, "slack.messages.post", null, null, null, null),
                filter(null, null, null, null, "WRITE", null, null, null),
                filter(null, null, null, null, null, AuditStatus.OK, null, null),
                filter(null, null, null, null, null, null, AuditAction.TOOL_CALL, null),
                filter("u1", "c1", "slack", "slack.messages.post", "WRITE", AuditStatus.OK, AuditAction.TOOL_CALL, null),
                filter("u1", null, null, null, null, AuditStatus.ERROR, null, "nothing"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    @Tag("sqlite")
    void findWhenFilteredThenEachStatementSearchesAnIndexAndSortsNothing(AuditFilter filter) throws SQLException {
        log.find(filter);
        log.find(paged(filter, Position.before(5).sealed(log.keys)));

        assertThat(statements).hasSizeGreaterThanOrEqualTo(2);
        for (String statement : statements) {
            String plan = plan(statement);
            // Open calls are few, and sorted; the walk along the log is not.
            int sorts = statement.contains("audit_open_calls") ? 1 : 0;
            assertThat(plan).as(statement).contains("SEARCH audit_events USING ").doesNotContain("SCAN audit_events");
            assertThat(plan.lines().filter(step -> step.contains("TEMP B-TREE FOR ORDER BY"))).as(statement + " sorts: " + plan).hasSize(sorts);
        }
    }

    @Test
    void findWhenTextStandsInTheNameTheClientTheErrorOrTheActionThenFound() {
        insert(1, "u1", "c1", "slack", "slack.messages.post", "OK", null);
        insert(2, "u1", "Claude", "teamwork", "teamwork.tasks.list", "OK", null);
        insert(3, "u1", null, "teamwork", "teamwork.tasks.list", "ERROR", "No 100% match for task_1.");

        assertThat(times(text("MESSAGES"))).containsExactly(1);
        assertThat(times(text("claud"))).containsExactly(2);
        assertThat(times(text("no 100% match"))).containsExactly(3);
        assertThat(times(text("task_1"))).containsExactly(3);
        assertThat(times(text("tool.call"))).containsExactly(3, 2, 1);
        assertThat(times(text("%"))).containsExactly(3);
        assertThat(times(text("tasks_list"))).isEmpty();
        assertThat(times(text("'; DROP TABLE"))).isEmpty();
    }

    @Test
    void findWhenClientOrEffectIsAskedForThenOnlyThat() {
        insert(1, "u1", "c1", "slack", "slack.messages.post", "OK", null);
        insert(2, "u1", "c2", "slack", "slack.messages.post", "OK", null);

        assertThat(times(filter(null, "c2", null, null, null, null, null, null))).containsExactly(2);
        assertThat(times(filter(null, null, null, null, "WRITE", null, null, null))).containsExactly(2, 1);
        assertThat(times(filter(null, null, null, null, "READ", null, null, null))).isEmpty();
        assertThatThrownBy(() -> AuditFilter.effect("write everything")).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> AuditFilter.effect("WRITE")).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> AuditFilter.text("x".repeat(101))).isInstanceOf(HubException.class);
    }

    @Test
    void findWhenACallEndsBetweenTheStatementsThenOnceOnThePage() {
        AuditEntry entry = rig.begin("u1", "slack.messages.post", "{}");
        beforeEachStatement(statement -> {
            if (statements.size() == 2) {
                rig.trail.finish(entry, new CallOutcome(AuditStatus.OK, "slack", null, "WRITE", null, null));
            }
        });

        List<AuditRow> page = log.find(filter("u1", null, null, null, null, null, null, null)).items();
        List<AuditRow> next = log.find(filter("u1", null, null, null, null, null, null, null)).items();

        assertThat(page).extracting(AuditRow::id).containsExactly(entry.id());
        assertThat(next).extracting(AuditRow::id).containsExactly(entry.id());
    }

    @Test
    void textWhenItHasAControlCharacterThenInvalidInput() {
        for (String text : List.of("\0", "\0xyz", "sla\0ck", "a\u0085b", "a\nb")) {
            assertThatThrownBy(() -> AuditFilter.text(text)).isInstanceOf(HubException.class).hasMessageContaining("control character");
        }
        assertThat(AuditFilter.text(" slack\n")).isEqualTo("slack");
    }

    @Test
    void findWhenTheTextIsNotAmongTheRowsOfOnePageThenThePageSaysHowFarItLooked() {
        insert(1, "u1", "c1", "slack", "slack.messages.find_me", "OK", null);
        insertMany(2, ROWS, "u1", "slack");

        AuditPage first = log.find(text("find_me"));
        AuditPage second = log.find(paged(text("find_me"), first.nextCursor()));

        assertThat(first.items()).isEmpty();
        assertThat(first.searchedUntil()).isEqualTo(Instant.ofEpochMilli(ROWS + 1 - AuditSearch.REACH + 1));
        assertThat(second.items()).extracting(AuditRow::tool).containsExactly("slack.messages.find_me");
        assertThat(second.nextCursor()).isNull();
        assertThat(second.searchedUntil()).isNull();
    }

    @Test
    void findWhenTwoFrequentValuesNeverMeetThenThePageIsBounded() {
        insertMany(1, ROWS, "u1", "slack");
        insertMany(ROWS + 1, ROWS, "u2", "teamwork");

        AuditPage page = log.find(filter("u1", null, "teamwork", null, null, null, null, null));

        assertThat(page.items()).isEmpty();
        assertThat(page.nextCursor()).isNotNull();
        assertThat(page.searchedUntil()).isEqualTo(Instant.ofEpochMilli(ROWS - AuditSearch.FILTER_REACH + 1));
    }

    @Test
    @Tag("sqlite")
    void findWhenOneOfTwoValuesIsRareThenItsIndexLeads() throws SQLException {
        insertMany(2, ROWS, "u1", "slack");
        insert(1, "rare", "c1", "slack", "slack.messages.post", "OK", null);

        AuditPage page = log.find(filter("rare", null, "slack", "slack.messages.post", null, AuditStatus.OK, null, null));

        assertThat(page.items()).hasSize(1);
        assertThat(page.searchedUntil()).isNull();
        String rows = statements.stream().filter(s -> s.startsWith("SELECT * ")).findFirst().orElseThrow();
        assertThat(plan(rows)).contains("USING INDEX audit_events_user ");
    }

    private List<Integer> times(AuditFilter filter) {
        return log.find(filter).items().stream().map(row -> (int) row.time().toEpochMilli()).toList();
    }

    private static AuditFilter text(String text) {
        return filter(null, null, null, null, null, null, null, text);
    }

    private static AuditFilter filter(
            @Nullable String user, @Nullable String client, @Nullable String integration, @Nullable String tool, @Nullable String effect,
            @Nullable AuditStatus status, @Nullable AuditAction action, @Nullable String text) {
        return new AuditFilter(user, client, integration, tool, effect, status, action, null, null, text, 50, null);
    }

    private static AuditFilter paged(AuditFilter f, @Nullable String cursor) {
        return new AuditFilter(f.user(), f.client(), f.integration(), f.tool(), f.effect(), f.status(), f.action(), f.from(), f.to(), f.text(), f.limit(), cursor);
    }

    private void insertMany(int from, int count, String user, String integration) {
        database.run(em -> {
            for (int i = from; i < from + count; i++) {
                em.persist(ended(i, user, "c1", integration, "slack.messages.post", "OK", null));
            }
        });
    }

    private void insert(int at, String user, @Nullable String client, String integration, String tool, String status, @Nullable String error) {
        database.run(em -> em.persist(ended(at, user, client, integration, tool, status, error)));
    }

    private static AuditEventEntity ended(
            int at, String user, @Nullable String client, String integration, String tool, String status, @Nullable String error) {
        AuditEventEntity event = new AuditEventEntity("e" + at, Instant.ofEpochMilli(at), "n1", AuditAction.TOOL_CALL, AuditStatus.valueOf(status), user, "{}");
        event.kind = AuditKind.ENDED;
        event.clientId = client;
        event.integration = integration;
        event.tool = tool;
        event.effect = "WRITE";
        event.errorText = error;
        return event;
    }

    private String plan(String statement) throws SQLException {
        String sql = statement.replaceAll("\\?[0-9]+", "?");
        try (Connection connection = database.dataSource().getConnection(); PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql)) {
            List<String> steps = new ArrayList<>();
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    steps.add(rows.getString("detail"));
                }
            }
            return String.join("\n", steps);
        }
    }
}
