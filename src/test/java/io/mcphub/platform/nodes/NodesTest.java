package io.mcphub.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubVersion;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aliveWhenANodeHasNotBeenSeenForTwoMinutesThenGoneUntilItSaysOtherwise() {
        Nodes here = node("here");
        Nodes there = node("there");
        at(there, NOON);
        at(here, NOON.plus(Nodes.GONE_AFTER));
        assertThat(here.alive()).containsExactlyInAnyOrder("here", "there");

        at(here, NOON.plus(Nodes.GONE_AFTER).plusMillis(1));
        assertThat(here.alive()).containsExactly("here");

        at(there, NOON.plus(Nodes.GONE_AFTER).plusMillis(1));
        assertThat(here.alive()).containsExactlyInAnyOrder("here", "there");
    }

    @Test
    void firstWhenSeveralAreAliveThenTheOneWithTheLowestNameUntilItIsGone() {
        Nodes a = node("a");
        Nodes b = node("b");
        at(a, NOON);
        at(b, NOON);
        assertThat(a.isFirst()).isTrue();
        assertThat(b.isFirst()).isFalse();

        at(b, NOON.plus(Nodes.GONE_AFTER).plusMillis(1));
        assertThat(b.isFirst()).isTrue();
    }

    @Test
    void listWhenNodesAreAliveThenEachWithItsVersionAndLastReport() {
        Nodes there = node("there");
        at(there, NOON);
        database.run(em -> em.createNativeQuery("INSERT INTO nodes (id, started_at, seen_at) VALUES ('older hub', 0, " + NOON.toEpochMilli() + ")").executeUpdate());

        assertThat(there.list()).containsExactly(new LiveNode("older hub", null, NOON), new LiveNode("there", HubVersion.value(), NOON));
        assertThat(there.live.count()).isEqualTo(1);
        there.beat();
        assertThat(there.live.count()).isEqualTo(2);
    }

    @Test
    void beatWhenTheNodeWasForgottenThenItIsKnownAgain() {
        Nodes there = node("there");
        at(there, NOON);
        there.store.forget(NOON.plusSeconds(1));
        assertThat(there.store.seenSince(Instant.EPOCH)).isEmpty();

        at(there, NOON.plus(Duration.ofDays(40)));
        assertThat(there.store.seenSince(Instant.EPOCH)).containsExactly("there");
    }

    private Nodes node(String name) {
        NodeId id = new NodeId() {
            @Override
            public String value() {
                return name;
            }
        };
        return new BeanBox(database).with(HubConfig.class, new TestConfig()).with(NodeId.class, id).get(Nodes.class);
    }

    private static void at(Nodes nodes, Instant now) {
        nodes.clock.use(Clock.fixed(now, ZoneOffset.UTC));
        nodes.beat();
    }
}
