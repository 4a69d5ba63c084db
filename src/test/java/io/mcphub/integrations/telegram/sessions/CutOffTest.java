package io.mcphub.integrations.telegram.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.fake.FakeStore;
import io.mcphub.integrations.telegram.fake.TelegramBox;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Secret;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.queue.Rounds;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that has sessions open and does not reach the database. */
class CutOffTest {
    private final TestDatabase database = new TestDatabase();
    private final List<Runnable> rounds = new ArrayList<>();
    private final Cable leases = new Cable(new BeanBox(database).with(NodeId.class, node("here")).get(Leases.class));

    @TempDir
    Path folder;

    private TelegramBox telegram;
    private Sessions sessions;
    private SessionKey ada;
    private long nanos = Long.MAX_VALUE;

    @BeforeEach
    void open() throws Exception {
        telegram = new TelegramBox(database, folder);
        telegram.beans().with(Leases.class, leases).with(Rounds.class, new Rounds() {
            @Override
            public void every(Duration first, Duration every, Runnable task) {
                rounds.add(task);
            }
        });
        telegram.beans().get(CutOff.class).nanos = () -> nanos;
        telegram.beans().get(Upkeep.class).start(this);
        rounds.remove(rounds.size() - 1); // the sweep
        sessions = telegram.beans().get(Sessions.class);
        ada = key("session-of-ada-00000001");
        state(sessions);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void sessionWhenItsLeaseIsExtendedThenStaysOpen() {
        for (int minute = 0; minute < 3; minute++) {
            pass(CutOff.LIMIT.minusSeconds(1));
        }
        assertThat(telegram.tdlib().open()).hasSize(1);
    }

    @Test
    void sessionWhenItsLeaseCannotBeExtendedThenIsClosedBeforeThatEnds() throws Exception {
        leases.cut = true;
        pass(CutOff.LIMIT.minusSeconds(1));
        assertThat(telegram.tdlib().open()).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(telegram.tdlib().open()).isEmpty();

        TelegramBox there = new TelegramBox(database, folder);
        there.beans().with(NodeId.class, node("there"));
        there.beans().get(HubClock.class).use(Clock.offset(Clock.systemUTC(), Leases.LIFETIME));
        assertThat(state(there.beans().get(Sessions.class))).isEqualTo("authorizationStateReady");
    }

    @Test
    void sessionWhenTheDatabaseIsBackThenOpensAgainWithNothingLost() throws Exception {
        leases.cut = true;
        pass(CutOff.LIMIT);
        assertThatThrownBy(() -> state(sessions)).isInstanceOf(IllegalStateException.class);
        leases.cut = false;
        assertThat(state(sessions)).isEqualTo("authorizationStateReady");
        pass(Duration.ofSeconds(1));
        assertThat(telegram.tdlib().open()).hasSize(1);
    }

    @Test
    void sessionsWhenTheyAreInUseThenAreAllClosedTheSame() throws Exception {
        sessions.use(key("session-of-ben-00000001"), ben -> sessions.use(ada, client -> {
            leases.cut = true;
            pass(CutOff.LIMIT);
            return null;
        }));
        assertThat(telegram.tdlib().open()).isEmpty();
        assertThat(telegram.tdlib().requests("close")).hasSize(2);
        assertThat(telegram.beans().get(OpenSessions.class).size()).isZero();
    }

    /** All rounds after a time; one that fails does not keep others from theirs. */
    private void pass(Duration time) {
        nanos += time.toNanos();
        for (Runnable round : rounds) {
            try {
                round.run();
            } catch (IllegalStateException noDatabase) {
                assertThat(leases.cut).isTrue();
            }
        }
    }

    private String state(Sessions node) throws Exception {
        return node.use(ada, client -> client.updates().authorization());
    }

    private SessionKey key(String session) {
        FakeStore.signedIn(telegram.beans().get(SessionFolders.class).of(session), TelegramBox.KEY);
        return SessionKey.of(new Credential("connection-of-" + session, "user-1", Secret.of(TelegramBox.KEY), Map.of(SessionKey.DETAIL, session)));
    }

    private static NodeId node(String name) {
        return new NodeId() {
            @Override
            public String value() {
                return name;
            }
        };
    }

    /** The leases of a node, until the way to the database is cut. */
    private static final class Cable extends Leases {
        private final Leases real;
        private boolean cut;

        Cable(Leases real) {
            this.real = real;
        }

        private Leases real() {
            if (cut) {
                throw new IllegalStateException("no database");
            }
            return real;
        }

        @Override
        public boolean take(String name) {
            return real().take(name);
        }

        @Override
        public Set<String> extend(Collection<String> names) {
            return real().extend(names);
        }

        @Override
        public void release(Collection<String> names) {
            real().release(names);
        }
    }
}
