package io.mcphub.platform.nodes.errands;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.EightWriters;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrandStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(30);
    private static final Instant ENDED = NOON.minusSeconds(30);

    private final TestDatabase database = new TestDatabase();
    private final ErrandStore store = new BeanBox(database).get(ErrandStore.class);

    @BeforeEach
    void add() {
        hold(database, "here", "a thing");
        store.add(new ErrandEntity("one", "a thing", "sealed", END));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void errandWhenAddedThenWaitsForTheHolderOfItsLeaseAlone() {
        assertThat(store.waiting("here", NOON, ENDED)).extracting(errand -> errand.id).containsExactly("one");
        assertThat(store.waiting("there", NOON, ENDED)).isEmpty();
    }

    @Test
    void errandWhenTheLeaseIsAnothersThenIsNotTaken() {
        assertThat(store.take("one", "there", NOON, ENDED)).isFalse();
        assertThat(store.find("one").orElseThrow().takenBy).isNull();
    }

    @Test
    void errandWhenTheLeaseHasEndedThenIsNotTaken() {
        Instant later = NOON.plus(Leases.LIFETIME);
        assertThat(store.waiting("here", later, ENDED)).isEmpty();
        assertThat(store.take("one", "here", later, ENDED)).isFalse();
    }

    @Test
    void errandWhenItsTimeIsOverThenIsNotTaken() {
        assertThat(store.waiting("here", NOON, END)).isEmpty();
        assertThat(store.take("one", "here", NOON, END)).isFalse();
    }

    @Test
    void errandWhenTakenThenIsNotTakenAgainAndCannotBeWithdrawn() {
        assertThat(store.take("one", "here", NOON, ENDED)).isTrue();
        assertThat(store.take("one", "here", NOON, ENDED)).isFalse();
        assertThat(store.withdraw("one")).isFalse();
        assertThat(store.waiting("here", NOON, ENDED)).isEmpty();
    }

    @Test
    void errandWhenWithdrawnThenNobodyTakesIt() {
        assertThat(store.withdraw("one")).isTrue();
        assertThat(store.take("one", "here", NOON, ENDED)).isFalse();
        assertThat(store.answer("one", "here", "sealed")).isFalse();
    }

    @Test
    void answerWhenTheErrandWasTakenByAnotherThenIsNotKept() {
        store.take("one", "here", NOON, ENDED);
        assertThat(store.answer("one", "there", "forged")).isFalse();
        assertThat(store.answer("one", "here", "sealed")).isTrue();
        assertThat(store.find("one").orElseThrow().answer).isEqualTo("sealed");
    }

    @Test
    void errandWhenItsSenderIsGoneThenItIsDeletedLater() {
        store.add(new ErrandEntity("two", "a thing", "sealed", END.plusSeconds(1)));
        store.forget(END.plusSeconds(1));
        assertThat(store.find("one")).isEmpty();
        assertThat(store.find("two")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void errandWhenEightTakeItAtOnceThenOneHasIt(TestProduct product) throws Exception {
        try (EightWriters writers = new EightWriters(product)) {
            List<ErrandStore> nodes = writers.beans(ErrandStore.class);
            hold(writers.database, "here", "a thing");
            nodes.get(0).add(new ErrandEntity("one", "a thing", "sealed", END));

            List<Object> taken = writers.answers(writer -> nodes.get(writer % 2).take("one", "here", NOON, ENDED));

            assertThat(taken).hasSize(EightWriters.COUNT).containsOnlyOnce(true).containsOnly(true, false);
        }
    }

    private static void hold(TestDatabase database, String node, String lease) {
        Leases leases = new BeanBox(database).with(NodeId.class, new NodeId() {
            @Override
            public String value() {
                return node;
            }
        }).with(HubClock.class, at(NOON)).get(Leases.class);
        assertThat(leases.take(lease)).isTrue();
    }

    private static HubClock at(Instant now) {
        HubClock clock = new HubClock();
        clock.use(Clock.fixed(now, ZoneOffset.UTC));
        return clock;
    }
}
