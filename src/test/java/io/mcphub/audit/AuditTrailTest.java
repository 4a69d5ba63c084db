package io.mcphub.audit;

import static io.mcphub.audit.AuditRig.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.persistence.DirectWriter;
import io.mcphub.platform.persistence.sqlite.WriterDataSource;
import io.mcphub.testing.TestWriter;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

class AuditTrailTest {
    private final AuditRig rig = new AuditRig();
    private final AuditTrail trail = rig.trail;
    private final AuditLog log = rig.log;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void beginWhenReturnedThenRowIsStarted() {
        rig.begin("u1", "slack.messages.post", "{\"channel\":\"C1\",\"token\":\"hunter22\"}");

        assertThat(log.find(AuditFilter.all()).items()).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo("started");
            assertThat(row.action()).isEqualTo("tool.call");
            assertThat(row.user()).isEqualTo("u1");
            assertThat(row.token()).isEqualTo("s1");
            assertThat(row.requestId()).isEqualTo("r1");
            assertThat(row.time()).isEqualTo(NOON);
            assertThat(row.arguments()).isEqualTo(Json.read("{\"channel\":\"C1\",\"token\":\"***\"}"));
        });
    }

    @Test
    void beginWhenTheNameHoldsASecretThenItIsRemoved() {
        rig.begin("u1", "mcphub_pat_0123456789 " + "x".repeat(300), "{}");

        assertThat(log.find(AuditFilter.all()).items().get(0).tool()).startsWith("*** xxx").hasSize(128);
    }

    @Test
    void fromAndToWhenTheYearCannotBeStoredThenInvalidInput() {
        for (String year : List.of("+999999999", "-999999999")) {
            assertThatThrownBy(() -> AuditFilter.from(year + "-12-31T00:00:00Z")).isInstanceOf(HubException.class);
            assertThatThrownBy(() -> AuditFilter.to(year + "-12-31T00:00:00Z")).isInstanceOf(HubException.class);
        }
        assertThat(AuditFilter.to("2026-11-25")).isEqualTo(Instant.parse("2026-11-25T23:59:59.999Z"));
    }

    @Test
    void finishWhenReturnedThenRowIsComplete() {
        AuditEntry entry = rig.begin("u1", "slack_messages_post", "{}");
        rig.at(NOON.plusMillis(42));
        trail.finish(entry, new CallOutcome(AuditStatus.ERROR, "slack", "slack.messages.post", "WRITE", "NOT_CONNECTED", Json.read("{\"ok\":false}")));

        assertThat(log.find(AuditFilter.all()).items()).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo("error");
            assertThat(row.tool()).isEqualTo("slack.messages.post");
            assertThat(row.integration()).isEqualTo("slack");
            assertThat(row.effect()).isEqualTo("write");
            assertThat(row.errorClass()).isEqualTo("not_connected");
            assertThat(row.durationMs()).isEqualTo(42);
            assertThat(row.result()).isEqualTo(Json.read("{\"ok\":false}"));
        });
    }

    @Test
    void beginWhenTheNameDeceivesThenItIsKeptVisibly() {
        AuditEntry entry = rig.begin("u1", "x\u202Ey\n2026-11-28 INFO fake\u200B", "{}");

        assertThat(entry.tool().name()).isEqualTo("x[U+202E]y 2026-11-28 INFO fake");
    }

    @Test
    void callWhenItsTextsHaveANulThenItIsKeptVisibly() {
        AuditEntry entry = rig.begin("u1", "a\0b", "{\"a\\u0000\":\"\\u0000b\"}");
        trail.finish(entry, new CallOutcome(AuditStatus.ERROR, "slack", null, "WRITE", "UPSTREAM_REFUSED", "slack said \0", Json.read("[\"\\u0000\"]")));

        assertThat(log.find(AuditFilter.all()).items()).singleElement().satisfies(row -> {
            assertThat(row.tool()).isEqualTo("a[U+0000]b");
            assertThat(row.arguments()).isEqualTo(Json.read("{\"a[U+0000]\":\"[U+0000]b\"}"));
            assertThat(row.errorText()).isEqualTo("slack said [U+0000]");
            assertThat(row.result()).isEqualTo(Json.read("[\"[U+0000]\"]"));
        });
    }

    @Test
    void finishWhenReturnedThenTheLogHasOneEventMoreAndTheFirstIsAsItWas() {
        AuditEntry entry = rig.begin("u1", "slack_messages_post", "{}");
        String begun = event("BEGUN");
        rig.node = "n2";
        rig.at(NOON.plusMillis(42));
        trail.finish(entry, new CallOutcome(AuditStatus.OK, "slack", "slack.messages.post", "WRITE", null, null));

        assertThat(event("BEGUN")).isEqualTo(begun).endsWith("here slack_messages_post STARTED");
        assertThat(event("ENDED")).isEqualTo("1 " + NOON.plusMillis(42).toEpochMilli() + " n2 slack.messages.post OK");
        assertThat(rig.query("SELECT count(*) FROM audit_open_calls")).isEqualTo("0");
    }

    /** An open page asks for the number, and is shown anew when it changes. */
    @Test
    void finishWhenALaterCallIsStillOpenThenTheMarkOfTheListChanges() {
        AuditEntry first = rig.begin("u1", "slack.messages.post", "{}");
        rig.at(NOON.plusSeconds(1));
        trail.finish(rig.begin("u1", "slack.messages.post", "{}"), new CallOutcome(AuditStatus.OK, "slack", null, "WRITE", null, null));
        rig.begin("u1", "slack.messages.post", "{}");
        long before = mark("u1");

        trail.finish(first, new CallOutcome(AuditStatus.OK, "slack", null, "WRITE", null, null));

        assertThat(mark("u1")).isNotEqualTo(before);
    }

    /** Without what an earlier question left in memory. */
    private long mark(String userId) {
        return rig.freshLog().mark(Caller.person(userId, Role.USER, Caller.Credential.SESSION, "s1", NOON.plusSeconds(60)));
    }

    @Test
    void finishWhenTheNextMonthHasBegunThenOneRowWithWhatWasAsked() throws Exception {
        try (Connection connection = rig.database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            rig.database.products().chosen().prepareAudit(connection, NOON);
            connection.commit();
        }
        rig.at(Instant.parse("2026-11-30T23:59:59Z"));
        AuditEntry entry = rig.begin("u1", "slack.messages.post", "{\"text\":\"hello\"}");
        rig.at(Instant.parse("2026-12-01T00:00:05Z"));
        trail.finish(entry, new CallOutcome(AuditStatus.OK, "slack", null, "WRITE", null, Json.read("{\"ok\":true}")));

        assertThat(log.find(AuditFilter.all()).items()).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo("ok");
            assertThat(row.durationMs()).isEqualTo(6000);
            assertThat(row.arguments()).isEqualTo(Json.read("{\"text\":\"hello\"}"));
        });
        assertThat(rig.query("SELECT count(*) FROM audit_open_calls")).isEqualTo("0");
    }

    @Test
    void finishWhenTheCallWasDeclaredInterruptedThenTheFirstEndStands() {
        AuditEntry entry = rig.begin("u1", "slack.messages.post", "{}");
        trail.interrupt(List.of(entry.id()));

        trail.finish(entry, new CallOutcome(AuditStatus.OK, "slack", null, "WRITE", null, null));

        assertThat(log.find(AuditFilter.all()).items()).extracting(AuditRow::status).containsExactly("interrupted");
        assertThat(rig.query("SELECT count(*) FROM audit_events WHERE kind = 'ENDED'")).isEqualTo("1");
    }

    @Test
    void beginWhenStoredAlthoughTheDatabaseDidNotSaySoThenItGetsAnEndLater() {
        AuditStore store = trail.store;
        trail.store = new AuditStore() {
            @Override
            public void append(List<AuditChange> changes) {
                store.append(changes);
                throw new IllegalStateException("the connection is gone");
            }
        };
        assertThatThrownBy(() -> rig.begin("u1", "slack.messages.post", "{}")).isInstanceOf(IllegalStateException.class);
        trail.store = store;

        trail.writeLateEnds();

        assertThat(log.find(AuditFilter.all()).items()).extracting(AuditRow::status).containsExactly("interrupted");
    }

    @Test
    void beginWhenNotStoredThenItGetsNoEnd() {
        AuditStore store = trail.store;
        trail.store = new AuditStore() {
            @Override
            public void append(List<AuditChange> changes) {
                throw new IllegalStateException("the connection is gone");
            }
        };
        assertThatThrownBy(() -> rig.begin("u1", "slack.messages.post", "{}")).isInstanceOf(IllegalStateException.class);
        trail.store = store;

        trail.writeLateEnds();

        assertThat(rig.query("SELECT count(*) FROM audit_events")).isEqualTo("0");
    }

    @Test
    void beginWhenTheToolIsKnownThenIntegrationAndEffectStandInEveryRowOfTheCall() {
        CalledTool post = new CalledTool("slack.messages.post", null, "slack", "WRITE");
        rig.begin("u1", post, "{}");
        trail.interrupt(List.of(rig.begin("u1", post, "{}").id()));
        trail.finish(rig.begin("u1", post, "{}"), new CallOutcome(AuditStatus.REFUSED, null, null, null, "TOO_MANY_REQUESTS", null));

        assertThat(log.find(filter(null, "slack", null, null, null, null, null)).items())
                .extracting(AuditRow::status, AuditRow::integration, AuditRow::effect)
                .containsExactlyInAnyOrder(tuple("started", "slack", "write"), tuple("interrupted", "slack", "write"), tuple("refused", "slack", "write"));
    }

    @Test
    void finishWhenTheDatabaseTakesNothingThenTheEndIsWrittenLater() {
        AuditEntry entry = rig.begin("u1", "slack.messages.post", "{}");
        DirectWriter database = trail.store.direct;
        trail.store.direct = new TestWriter(new SQLiteDataSource());

        assertThatThrownBy(() -> trail.finish(entry, new CallOutcome(AuditStatus.OK, "slack", null, "WRITE", null, null))).isInstanceOf(IllegalStateException.class);
        trail.writeLateEnds();
        assertThat(log.find(AuditFilter.all()).items()).extracting(AuditRow::status).containsExactly("started");
        trail.store.direct = database;
        trail.writeLateEnds();

        assertThat(log.find(AuditFilter.all()).items()).extracting(AuditRow::status).containsExactly("ok");
    }

    @Test
    @Tag("sqlite")
    void writeWhenARowCannotBeStoredThenTheStoreSaysThatItIsTheRow() throws Exception {
        WriterDataSource guarded = new WriterDataSource();
        guarded.setUrl(((SQLiteDataSource) rig.database.dataSource()).getUrl());
        trail.store.direct = new TestWriter(guarded);
        AuditEntry entry = rig.begin("u1", "a.a.a", "{}");
        Caller caller = Caller.person("u1", Role.USER, Caller.Credential.SESSION, "s1", NOON);

        assertThatThrownBy(() -> trail.store.append(List.of(new AuditChange.Begin(entry.id(), NOON, "here", caller, CalledTool.unknown("t", null), "r", null)))).isInstanceOf(RefusedRow.class);
    }

    @Test
    void finishWhenTheCallFailedThenTheSentenceIsKeptWithoutSecrets() {
        AuditEntry entry = rig.begin("u1", "slack.messages.post", "{}");
        trail.finish(entry, new CallOutcome(AuditStatus.REFUSED, "slack", null, "WRITE", "INVALID_INPUT", "xoxp-123456789 is no channel. " + "x".repeat(600), null));

        assertThat(log.find(AuditFilter.all()).items().get(0).errorText()).startsWith("*** is no channel.").hasSize(500);
    }

    @Test
    void findWhenACallEndsBetweenTwoPagesThenItIsOnOneOfThem() {
        AuditEntry older = rig.begin("u1", "a.a.a", "{}");
        AuditEntry newer = rig.begin("u1", "b.b.b", "{}");
        trail.finish(rig.begin("u1", "c.c.c", "{}"), new CallOutcome(AuditStatus.OK, null, null, null, null, null));

        AuditPage first = log.find(paged(1, null));
        trail.finish(older, new CallOutcome(AuditStatus.OK, null, null, null, null, null));
        AuditPage second = log.find(paged(5, first.nextCursor()));

        assertThat(first.items()).extracting(AuditRow::id).containsExactly(newer.id());
        assertThat(second.items()).extracting(AuditRow::tool).containsExactly("a.a.a", "c.c.c");
    }

    @Test
    void findWhenStartedIsAskedForThenOpenCallsOnly() {
        trail.finish(rig.begin("u1", "a.a.a", "{}"), new CallOutcome(AuditStatus.OK, null, null, null, null, null));
        rig.begin("u1", "b.b.b", "{}");

        assertThat(log.find(filter(null, null, null, "started", null, null, null)).items()).extracting(AuditRow::tool).containsExactly("b.b.b");
    }

    @Test
    void beginWhenInsideTransactionThenRefused() {
        rig.transactionStatus = Status.STATUS_ACTIVE;

        assertThatThrownBy(() -> rig.begin("u1", "slack.messages.post", "{}")).isInstanceOf(IllegalStateException.class);
        assertThat(log.find(AuditFilter.all()).items()).isEmpty();
    }

    @Test
    void beginWhenPayloadsAreOffThenNamesAndSizesOnly() {
        rig.payloads = false;
        rig.begin("u1", "slack.messages.post", "{\"text\":\"hello\"}");

        assertThat(log.find(AuditFilter.all()).items().get(0).arguments()).isEqualTo(Json.read("{\"text\":5}"));
    }

    @Test
    void eventWhenTransactionRollsBackThenNoRow() {
        assertThatThrownBy(() -> rig.database.run(em -> {
            trail.event(AuditAction.TOKEN_CREATED, AuditStatus.OK, "u1", Map.of("name", "laptop"));
            throw new IllegalArgumentException("the change failed");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(log.find(AuditFilter.all()).items()).isEmpty();
    }

    @Test
    void eventWhenCommittedThenRowWithDetails() {
        rig.database.run(em -> trail.event(AuditAction.AUTH_LOGIN_FAILED, AuditStatus.REFUSED, null, Map.of("reason", "wrong_password")));

        JsonNode row = Json.tree(log.find(AuditFilter.all()).items().get(0));
        assertThat(row.path("action").asText()).isEqualTo("auth.login_failed");
        assertThat(row.path("arguments")).isEqualTo(Json.read("{\"reason\":\"wrong_password\"}"));
    }

    @Test
    void findWhenFilteredThenOnlyThat() {
        trail.finish(rig.begin("u1", "slack.messages.post", "{}"), new CallOutcome(AuditStatus.OK, "slack", null, "WRITE", null, null));
        rig.at(NOON.plus(Duration.ofDays(1)));
        rig.begin("u2", "hub.integrations.list", "{}");
        rig.database.run(em -> trail.event(AuditAction.USER_APPROVED, AuditStatus.OK, "u2", Map.of()));

        assertThat(count(filter("u1", null, null, null, null, null, null))).isEqualTo(1);
        assertThat(count(filter(null, "slack", null, null, null, null, null))).isEqualTo(1);
        assertThat(count(filter(null, null, "hub.integrations.list", null, null, null, null))).isEqualTo(1);
        assertThat(count(filter(null, null, null, "ok", null, null, null))).isEqualTo(2);
        assertThat(count(filter(null, null, null, null, "tool.call", null, null))).isEqualTo(2);
        assertThat(count(filter(null, null, null, null, null, "2026-11-26", null))).isEqualTo(2);
        assertThat(count(filter(null, null, null, null, null, null, "2026-11-25"))).isEqualTo(1);
        assertThat(count(filter(null, null, null, null, null, "2026-11-25T12:00:00Z", "2026-11-25T12:00:00Z"))).isEqualTo(1);
    }

    @Test
    void findWhenFollowingCursorsThenEveryRowOnceNewestFirst() {
        for (int i = 0; i < 7; i++) {
            rig.at(NOON.plusMillis(i / 2));
            rig.begin("u1", "slack.messages.post", "{}");
        }

        List<String> seen = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        String cursor = null;
        do {
            AuditPage page = log.find(paged(3, cursor));
            page.items().forEach(row -> {
                seen.add(row.id());
                times.add(row.time());
            });
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void findWhenCursorIsForgedThenInvalid() {
        assertThatThrownBy(() -> log.find(new AuditFilter(null, null, null, null, null, null, null, null, null, null, 3, "MTIzLmFiYw.MTIz"))).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> log.find(new AuditFilter(null, null, null, null, null, null, null, null, null, null, 3, "%%"))).isInstanceOf(HubException.class);
    }

    @Test
    void filterWhenValueIsNotKnownThenInvalid() {
        assertThatThrownBy(() -> AuditFilter.status("OK?")).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> AuditFilter.action("tool_call")).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> AuditFilter.from("yesterday")).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> AuditFilter.limit("201")).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> AuditFilter.limit("0")).isInstanceOf(HubException.class);
        assertThat(AuditFilter.limit(null)).isEqualTo(50);
    }

    private long count(AuditFilter filter) {
        return log.find(filter).items().size();
    }

    private static AuditFilter filter(
            @Nullable String user, @Nullable String integration, @Nullable String tool, @Nullable String status, @Nullable String action,
            @Nullable String from, @Nullable String to) {
        return new AuditFilter(
                user, null, integration, tool, null, AuditFilter.status(status), AuditFilter.action(action), AuditFilter.from(from), AuditFilter.to(to), null, 50, null);
    }

    private static AuditFilter paged(int limit, @Nullable String cursor) {
        return new AuditFilter(null, null, null, null, null, null, null, null, null, null, limit, cursor);
    }

    private String event(String kind) {
        return rig.query("SELECT (seq - (SELECT min(seq) FROM audit_events)) || ' ' || at || ' ' || node || ' ' || tool || ' ' || status FROM audit_events WHERE kind = '" + kind + "'");
    }
}
