package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes over one SQLite file, and a provider over real HTTP whose refresh tokens work once. */
abstract class TwoNodes {
    static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    static final Caller ADA = Caller.person("user-1", Role.USER, Caller.Credential.SESSION, "session-1", Instant.MAX);
    static TestDatabase database;
    static TestDatabase first;
    static TestDatabase second;
    final HubClock clock = new HubClock();
    final ExecutorService threads = Executors.newCachedThreadPool();
    RotatingProvider provider;
    Node one;
    Node two;
    AtomicInteger statementsOfOne;
    AtomicInteger statementsOfTwo;

    @BeforeAll
    static void open() {
        database = new TestDatabase();
        first = database.anotherNode();
        second = database.anotherNode();
    }

    @AfterAll
    static void shut() {
        first.close();
        second.close();
        database.close();
    }

    @BeforeEach
    void connect() throws Exception {
        time(Duration.ZERO);
        database.run(em -> em.createNativeQuery("DELETE FROM users").executeUpdate());
        database.person("user-1");
        provider = new RotatingProvider(clock);
        one = new Node(first, provider, clock);
        two = new Node(second, provider, clock);
        statementsOfOne = first.statements();
        statementsOfTwo = second.statements();
        one.conversations.paste(ADA, "fake", PastedToken.of(Secret.of("pasted")), null);
        assertThat(provider.isLive(one.connections.open(ADA, "fake", null))).isTrue();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        provider.close();
    }

    void time(Duration later) {
        clock.use(Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    void nearlyEnded() {
        time(RotatingProvider.LIFE.minusMinutes(9));
    }

    void ended() {
        time(RotatingProvider.LIFE.plusMinutes(1));
    }

    String status() {
        return one.connections.integrations(ADA).get(0).connections().get(0).status();
    }

    ConnectionEntity row() {
        return one.store.of("user-1").get(0);
    }

    static HubException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call);
    }

    /** Fifty calls at the same moment, half of them at each node. */
    <T> List<T> fifty(java.util.function.Function<Node, T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(50);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Node node = i % 2 == 0 ? one : two;
            Callable<T> task = () -> {
                start.await(30, TimeUnit.SECONDS);
                return call.apply(node);
            };
            running.add(threads.submit(task));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            results.add(future.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
