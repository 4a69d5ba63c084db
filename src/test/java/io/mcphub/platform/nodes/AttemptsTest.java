package io.mcphub.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.HubException;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.EightWriters;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Attempts.Limit PAIR = new Attempts.Limit("pair", 2, Duration.ofMinutes(15));
    private static final Attempts.Limit ACCOUNT = new Attempts.Limit("account", 3, Duration.ofMinutes(15));

    @ParameterizedTest
    @EnumSource(TestProduct.class)
    void takeWhenOneOfSeveralIsUsedUpThenNoneIsTaken(TestProduct product) {
        try (TestDatabase database = new TestDatabase(product)) {
            Attempts attempts = new BeanBox(database).get(Attempts.class);
            attempts.take("Wait.", PAIR, ACCOUNT);
            attempts.take("Wait.", PAIR, ACCOUNT);
            assertThatThrownBy(() -> attempts.take("Wait.", ACCOUNT, PAIR)).isInstanceOfSatisfying(HubException.class, e -> {
                assertThat(e.publicDetail()).isEqualTo("Wait.");
                assertThat(e.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15)));
            });

            assertThatCode(() -> attempts.take("Wait.", ACCOUNT)).doesNotThrowAnyException();
            attempts.giveBack(PAIR);
            assertThatCode(() -> attempts.take("Wait.", PAIR)).doesNotThrowAnyException();
        }
    }

    @Test
    void takeWhenTheWindowIsOverThenAllAreBack() {
        try (TestDatabase database = new TestDatabase(TestProduct.POSTGRESQL)) {
            Attempts attempts = new BeanBox(database).get(Attempts.class);
            attempts.clock.use(Clock.fixed(NOON, ZoneOffset.UTC));
            attempts.take("Wait.", PAIR);
            attempts.take("Wait.", PAIR);

            attempts.clock.use(Clock.fixed(NOON.plus(PAIR.window()).minusMillis(1), ZoneOffset.UTC));
            assertThatThrownBy(() -> attempts.take("Wait.", PAIR)).isInstanceOf(HubException.class);
            attempts.clock.use(Clock.fixed(NOON.plus(PAIR.window()), ZoneOffset.UTC));
            assertThatCode(() -> attempts.take("Wait.", PAIR)).doesNotThrowAnyException();
            attempts.store.forget(NOON.plus(Duration.ofDays(2)));
            assertThat(database.entityManager().createQuery("SELECT COUNT(a) FROM AttemptEntity a", Long.class).getSingleResult()).isZero();
        }
    }

    @Test
    void takeWhenEightTryAtTwoNodesThenAsManyAsTheLimitAllows() throws Exception {
        Attempts.Limit five = new Attempts.Limit("five", 5, Duration.ofMinutes(15));
        try (EightWriters writers = new EightWriters(TestProduct.POSTGRESQL)) {
            List<Attempts> nodes = writers.beans(Attempts.class);

            List<Object> answers = writers.answers(writer -> {
                nodes.get(writer % 2).take("Wait.", five);
                return "taken";
            });

            assertThat(answers).filteredOn("taken"::equals).hasSize(5);
            assertThat(answers).filteredOn(HubException.class::isInstance).hasSize(3);
        }
    }
}
