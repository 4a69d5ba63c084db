package io.mcphub.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.FreshCache;
import io.mcphub.platform.persistence.Channel;
import io.mcphub.platform.persistence.Product;
import io.mcphub.platform.persistence.Products;
import io.mcphub.testing.BeanBox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private final BeanBox here = new BeanBox();
    private final BeanBox there = new BeanBox();
    private final Broadcast one = here.get(Broadcast.class);
    private final Broadcast other = there.get(Broadcast.class);
    private final AtomicInteger stored = new AtomicInteger();
    private final FreshCache<String, Integer> cache = cache();
    private final FreshCache<String, Integer> twin = cache();
    private final FakeChannel channel = new FakeChannel();
    private final BroadcastRounds rounds = new BroadcastRounds();

    @BeforeEach
    void share() {
        one.open();
        other.open();
        one.share("numbers", cache);
        other.share("numbers", twin);
        rounds.broadcast = one;
        rounds.products = new Products() {
            @Override
            public Product chosen() {
                return channel;
            }
        };
    }

    @Test
    void changeWhenAnotherNodeMakesItThenItIsReadAgainAndTheKeyAloneIsTold() {
        twin.get("a");
        twin.get("b");
        stored.set(7);

        cache.changed("a");
        deliver();

        assertThat(twin.get("a")).isEqualTo(7);
        assertThat(twin.get("b")).isZero();
        assertThat(there.events(Heard.class).fired).containsExactly(new Heard("numbers", "a"));
        assertThat(other.takeUntold()).as("what is heard is not told again").isEmpty();
    }

    @Test
    void changeWhenItMayBeAnyKeyThenAllAreReadAgain() {
        twin.get("a");
        stored.set(7);

        cache.changed();
        deliver();

        assertThat(twin.get("a")).isEqualTo(7);
    }

    @Test
    void messageWhenItIsOnesOwnThenNothingHappens() {
        one.tell("word", "key");
        one.takeUntold().forEach(one::hear);

        assertThat(here.events(Heard.class).fired).isEmpty();
    }

    @Test
    void tellWhenNobodyCarriesMessagesThenNothingIsKept() {
        Broadcast alone = new BeanBox().get(Broadcast.class);
        alone.tell("word", "key");

        assertThat(alone.takeUntold()).isEmpty();
    }

    @Test
    void roundWhenTheChannelBreaksThenNothingUntoldIsLostAndWhatMayHaveChangedIsForgotten() {
        rounds.round();
        cache.get("a");
        stored.set(7);
        channel.broken = true;
        one.tell("word", "key");
        rounds.round();
        assertThat(cache.get("a")).as("as old as it may be").isZero();

        channel.broken = false;
        rounds.round();

        assertThat(channel.told).singleElement().asString().endsWith(" word key");
        assertThat(cache.get("a")).isEqualTo(7);
        assertThat(here.events(Heard.class).fired).contains(new Heard("numbers", ""));
    }

    @Test
    void roundWhenThereWasAMessageThenTheNextOnesComeSoonerForASecond() {
        rounds.round();
        Duration usual = rounds.pause();
        one.tell("word", "key");
        rounds.round();
        Duration quick = rounds.pause();
        assertThat(quick).isLessThanOrEqualTo(usual.dividedBy(5));
        for (long waited = 0; waited < Duration.ofSeconds(1).toMillis(); waited += quick.toMillis()) {
            assertThat(rounds.pause()).isEqualTo(quick);
            rounds.round();
        }
        assertThat(rounds.pause()).isEqualTo(usual);
    }

    @Test
    void shareWhenNodesComeAndGoThenEachHasAnEvenPartAndNeverNothing() {
        LiveNodes live = new LiveNodes();
        assertThat(live.share(8)).isEqualTo(8);

        live.seen(3);
        assertThat(live.share(8)).isEqualTo(2);
        assertThat(live.share(1)).isEqualTo(1);
    }

    private void deliver() {
        one.takeUntold().forEach(other::hear);
    }

    private FreshCache<String, Integer> cache() {
        return new FreshCache<>(Duration.ofHours(1), 10, key -> stored.get());
    }

    private static final class FakeChannel implements Product, Channel {
        final List<String> told = new ArrayList<>();
        boolean broken;

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public String turn() {
            return "";
        }

        @Override
        public Connection direct() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Channel channel() {
            return this;
        }

        @Override
        public void tell(List<String> messages) throws SQLException {
            if (broken) {
                throw new SQLException("the cable is out");
            }
            told.addAll(messages);
        }

        @Override
        public List<String> hear() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
