package io.mcphub.integrations.telegram.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mcphub.connections.ConnectionDetails;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.fake.FakeStore;
import io.mcphub.integrations.telegram.fake.TelegramBox;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final List<String> marked = new CopyOnWriteArrayList<>();
    private final List<String> connected = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private TelegramBox telegram;
    private Sessions sessions;
    private Upkeep upkeep;
    private HubClock clock;
    private SessionKey ada;

    @BeforeEach
    void open() {
        telegram = box("here");
        sessions = telegram.beans().get(Sessions.class);
        upkeep = telegram.beans().get(Upkeep.class);
        clock = telegram.beans().get(HubClock.class);
        at(NOON);
        ada = key("session-of-ada-00000001");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TelegramBox box(String node) {
        TelegramBox made = new TelegramBox(database, folder);
        made.beans().with(ConnectionDetails.class, new ConnectionDetails() {
            @Override
            public Set<String> all(String integration, String name) {
                return Set.copyOf(connected);
            }

            @Override
            public void needsReconnect(String integration, String name, String value) {
                marked.add(value);
            }
        });
        made.beans().with(NodeId.class, new NodeId() {
            @Override
            public String value() {
                return node;
            }
        });
        return made;
    }

    private void at(Instant now) {
        clock.use(Clock.fixed(now, ZoneOffset.UTC));
    }

    private SessionKey key(String session) {
        FakeStore.signedIn(telegram.beans().get(SessionFolders.class).of(session), TelegramBox.KEY);
        connected.add(session);
        return SessionKey.of(new Credential("connection-of-" + session, "user-1", Secret.of(TelegramBox.KEY), Map.of(SessionKey.DETAIL, session)));
    }

    private String state(SessionKey key) throws Exception {
        return sessions.use(key, client -> client.updates().authorization());
    }

    private int openings() {
        return telegram.tdlib().requests("setTdlibParameters").size();
    }

    @Test
    void sessionWhenNobodyUsedItForTenMinutesThenIsClosedAndOpensAgain() throws Exception {
        assertThat(state(ada)).isEqualTo("authorizationStateReady");
        at(NOON.plus(Upkeep.IDLE));
        upkeep.round();
        assertThat(telegram.tdlib().open()).hasSize(1);

        at(NOON.plus(Upkeep.IDLE).plusSeconds(1));
        upkeep.round();
        assertThat(telegram.tdlib().open()).isEmpty();
        assertThat(state(ada)).isEqualTo("authorizationStateReady");
        assertThat(openings()).isEqualTo(2);
    }

    @Test
    void sessionWhenItIsInUseThenIsNotClosed() throws Exception {
        sessions.use(ada, client -> {
            at(NOON.plus(Duration.ofDays(1)));
            upkeep.round();
            assertThat(client.call(TdClient.request("getMe"), Duration.ofSeconds(5)).path("first_name").asText()).isEqualTo("Ada");
            return null;
        });
    }

    @Test
    void sessionWhenItWasOpenForSixHoursThenIsRecycledThoughItWasJustUsed() throws Exception {
        state(ada);
        for (int minutes = 0; minutes <= 365; minutes += 5) {
            at(NOON.plus(Duration.ofMinutes(minutes)));
            state(ada);
            upkeep.round();
        }
        assertThat(openings()).isEqualTo(1);
        assertThat(telegram.tdlib().open()).isEmpty();
    }

    @Test
    void sessionsWhenMoreThanTheCapThenTheLeastRecentlyUsedIsClosed() throws Exception {
        telegram.config().variables.put("TELEGRAM_MAX_OPEN", "2");
        List<SessionKey> keys = new ArrayList<>(List.of(ada, key("session-of-ben-00000001"), key("session-of-cem-00000001")));
        for (int i = 0; i < keys.size(); i++) {
            at(NOON.plusSeconds(i));
            state(keys.get(i));
        }
        assertThat(telegram.tdlib().open()).hasSize(2);
        state(keys.get(1));
        assertThat(openings()).isEqualTo(3);
        state(ada);
        assertThat(openings()).isEqualTo(4);
    }

    @Test
    void sessionsWhenAllUpToTheCapAreInUseThenAnotherIsRefused() throws Exception {
        telegram.config().variables.put("TELEGRAM_MAX_OPEN", "1");
        SessionKey ben = key("session-of-ben-00000001");
        sessions.use(ada, client -> {
            assertThatThrownBy(() -> state(ben)).isInstanceOf(HubException.class).hasMessageContaining("Too many Telegram accounts");
            assertThat(box("there").beans().with(HubClock.class, clock).get(Leases.class).isElsewhere(ben.lease())).isFalse();
            return null;
        });
        assertThat(state(ben)).isEqualTo("authorizationStateReady");
    }

    @Test
    void sessionWhenAnotherNodeHasItThenIsRefusedUntilTheLeaseEnds() throws Exception {
        state(ada);
        TelegramBox there = box("there");
        Sessions others = there.beans().get(Sessions.class);
        HubClock their = there.beans().get(HubClock.class);
        their.use(Clock.fixed(NOON.plusSeconds(59), ZoneOffset.UTC));
        assertThatThrownBy(() -> others.use(ada, client -> null)).isInstanceOf(HeldElsewhere.class);
        assertThat(there.tdlib().requests()).isEmpty();

        their.use(Clock.fixed(NOON.plus(Leases.LIFETIME), ZoneOffset.UTC));
        assertThat(others.<String>use(ada, client -> client.updates().authorization())).isEqualTo("authorizationStateReady");
        upkeep.round();
        assertThat(telegram.tdlib().open()).isEmpty();
    }

    @Test
    void sessionWhenClosedThenAnotherNodeOpensItAtOnce() throws Exception {
        state(ada);
        at(NOON.plus(Upkeep.RECYCLED).plusSeconds(1));
        upkeep.round();
        Sessions others = box("there").beans().get(Sessions.class);
        assertThat(others.<String>use(ada, client -> client.updates().authorization())).isEqualTo("authorizationStateReady");
    }

    @Test
    void sessionWhenAnotherDeviceEndsItThenTheConnectionIsMarkedAtOnceAndTheDirectoryErased() throws Exception {
        state(ada);
        telegram.tdlib().open().get(0).loggedOutElsewhere();
        await().untilAsserted(() -> assertThat(marked).containsExactly(ada.id()));
        await().untilAsserted(() -> assertThat(telegram.beans().get(SessionFolders.class).exists(ada.id())).isFalse());
    }

    @Test
    void sessionWhenItIsEndedThenItLogsOutAndItsDirectoryIsErased() throws Exception {
        assertThat(sessions.end(ada)).isTrue();
        assertThat(telegram.tdlib().requests("logOut")).hasSize(1);
        assertThat(telegram.beans().get(SessionFolders.class).exists(ada.id())).isFalse();
        assertThat(marked).isEmpty();
    }

    @Test
    void sessionWhenTheKeyIsWrongThenItsEndErasesTheDirectoryWithoutTellingTelegram() {
        SessionKey wrong = new SessionKey(ada.id(), Secret.of("d3Jvbmc="), null);
        assertThat(sessions.end(wrong)).isFalse();
        assertThat(telegram.tdlib().requests("logOut")).isEmpty();
        assertThat(telegram.beans().get(SessionFolders.class).exists(ada.id())).isFalse();
    }

    @Test
    void directoryWhenMadeThenOnlyItsUserMayEnter() throws Exception {
        SessionKey fresh = SessionKey.random();
        state(fresh);
        Path made = telegram.beans().get(SessionFolders.class).of(fresh.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.getParent()))).isEqualTo("rwx------");
    }

    @Test
    void signInWhenNobodyFinishesItThenNothingOfItStays() throws Exception {
        SessionKey fresh = SessionKey.random();
        assertThat(state(fresh)).isEqualTo("authorizationStateWaitPhoneNumber");
        at(NOON.plus(Upkeep.IDLE).plusSeconds(1));
        upkeep.round();
        assertThat(telegram.tdlib().requests("destroy")).hasSize(1);
        assertThat(telegram.beans().get(SessionFolders.class).exists(fresh.id())).isFalse();
    }

    @Test
    void sweepWhenADirectoryBelongsToNoConnectionForAnHourThenIsErased() throws Exception {
        SessionFolders folders = telegram.beans().get(SessionFolders.class);
        Path orphan = folders.create("an-orphan-of-some-time-1");
        Path young = folders.create("an-orphan-of-today-000001");
        at(Instant.now());
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Upkeep.ABANDONED).minusSeconds(5)));
        Files.setLastModifiedTime(folders.of(ada.id()), FileTime.from(NOON));
        upkeep.sweep();
        assertThat(orphan).doesNotExist();
        assertThat(young).exists();
        assertThat(folders.exists(ada.id())).isTrue();
    }

    @Test
    void openingWhenManyCallAtOnceThenHappensOnce() throws Exception {
        List<Thread> callers = new ArrayList<>();
        List<String> states = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(new Thread(() -> {
                try {
                    states.add(state(ada));
                } catch (Exception e) {
                    states.add(e.toString());
                }
            }));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(states).hasSize(8).containsOnly("authorizationStateReady");
        assertThat(openings()).isEqualTo(1);
    }

    @Test
    void engineWhenItEndsThenTheRoundForgetsItsSessions() throws Exception {
        state(ada);
        telegram.tdlib().crash();
        await().untilAsserted(() -> {
            upkeep.round();
            assertThat(telegram.beans().get(OpenSessions.class).size()).isZero();
        });
        assertThat(state(ada)).isEqualTo("authorizationStateReady");
    }
}
