package io.mcphub.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final Leases here = node("here");
    private final Leases there = node("there");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void leaseWhenAnotherNodeHasItThenIsNotTaken() {
        assertThat(here.take("a thing")).isTrue();
        assertThat(there.take("a thing")).isFalse();
        assertThat(there.take("another thing")).isTrue();
    }

    @Test
    void leaseWhenItIsThisNodesOwnThenIsTakenAgain() {
        assertThat(here.take("a thing")).isTrue();
        assertThat(here.take("a thing")).isTrue();
    }

    @Test
    void leaseWhenItHasEndedThenAnotherNodeTakesItAndTheFirstLearnsThat() {
        here.take("a thing");
        at(there, NOON.plus(Leases.LIFETIME));
        assertThat(there.take("a thing")).isTrue();
        assertThat(here.extend(List.of("a thing"))).isEmpty();
    }

    @Test
    void leaseWhenExtendedThenLastsLonger() {
        here.take("a thing");
        at(here, NOON.plusSeconds(20));
        assertThat(here.extend(List.of("a thing", "unknown"))).containsExactly("a thing");
        at(there, NOON.plus(Leases.LIFETIME));
        assertThat(there.take("a thing")).isFalse();
    }

    @Test
    void leaseWhenGivenBackThenAnotherNodeTakesItAtOnce() {
        here.take("a thing");
        there.release(List.of("a thing"));
        assertThat(there.take("a thing")).isFalse();
        here.release(List.of("a thing"));
        assertThat(there.take("a thing")).isTrue();
    }

    private Leases node(String name) {
        NodeId id = new NodeId() {
            @Override
            public String value() {
                return name;
            }
        };
        Leases leases = new BeanBox(database).with(NodeId.class, id).get(Leases.class);
        at(leases, NOON);
        return leases;
    }

    private static void at(Leases leases, Instant now) {
        leases.clock.use(Clock.fixed(now, ZoneOffset.UTC));
    }
}
