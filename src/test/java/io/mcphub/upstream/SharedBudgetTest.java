package io.mcphub.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedBudgetTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final Instant start = Instant.parse("2026-11-25T08:00:00Z");
    private final SharedBudget budget = new SharedBudget(new Budget("T1 users.list", 20, MINUTE), start);

    @Test
    void takeWhenAloneThenTheWholeBudget() {
        assertThat(takes("greedy", 25, start)).isEqualTo(20);
        assertThat(budget.take("greedy", start)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void takeWhenNodesShareTheBudgetThenEachTakesItsPart() {
        for (int i = 0; i < 5; i++) {
            assertThat(budget.take("greedy", start, 4)).isZero();
        }
        assertThat(budget.take("greedy", start, 4)).isPositive();
        assertThat(budget.take("greedy", start, 1)).as("the others are gone").isZero();
        assertThat(new SharedBudget(new Budget("one", 1, MINUTE), start).take("greedy", start, 4)).as("never nothing").isZero();
    }

    @Test
    void takeWhenWindowHasPassedThenTheWholeBudgetAgain() {
        takes("greedy", 20, start);

        assertThat(takes("greedy", 25, start.plus(MINUTE))).isEqualTo(20);
    }

    @Test
    void takeWhenAnotherIsGreedyThenWhatComesBackIsForTheRest() {
        takes("greedy", 20, start);
        assertThat(budget.take("modest", start)).isEqualTo(Duration.ofSeconds(3));
        Instant oneBack = start.plusSeconds(3);

        assertThat(budget.take("greedy", oneBack)).isGreaterThan(Duration.ZERO);
        assertThat(budget.take("modest", oneBack)).isZero();
    }

    @Test
    void takeWhenTwoCallWithoutPauseThenBothGetTheSame() {
        takes("a", 1, start);
        takes("b", 1, start);
        int a = takes("a", 50, start);
        int b = takes("b", 50, start);

        assertThat(a + 1).isEqualTo(10);
        assertThat(b + 1).isEqualTo(10);
    }

    @Test
    void takeWhenOthersAreSilentForAWindowThenAloneAgain() {
        takes("other", 5, start);
        takes("a", 5, start);

        assertThat(takes("a", 50, start.plus(MINUTE).plusSeconds(1))).isEqualTo(20);
    }

    @Test
    void takeWhenPausedThenNobodyBeforeTheEnd() {
        budget.pause(start.plusSeconds(30));

        assertThat(budget.take("a", start)).isEqualTo(Duration.ofSeconds(30));
        assertThat(budget.take("a", start.plusSeconds(30))).isZero();
    }

    private int takes(String connection, int attempts, Instant when) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += budget.take(connection, when).isZero() ? 1 : 0;
        }
        return taken;
    }
}
